import { GUARDED, type GuardedValues, type PendingChange } from '@keqiao/shared/organisations'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

/** Old and new, part by part. */
export function ChangeLines({ before, values }: { before: GuardedValues; values: PendingChange['values'] }) {
  const say = useSay('organisations')
  const { label } = useLabels()
  const word = (part: keyof GuardedValues, value: string | null | undefined) => {
    if (!value) return say('change.none')
    return part === 'kind' ? label('organisation_kind', value) : part === 'region' ? label('region', value) : value
  }
  return (
    <ul>
      {GUARDED.filter((part) => part in values).map((part) => (
        <li key={part}>
          {say('change.line', { part: say(`field.${part}`), before: word(part, before[part]), after: word(part, values[part]) })}
        </li>
      ))}
    </ul>
  )
}
