import { type KnowledgeProblem, ProblemDraft } from '@keqiao/shared/knowledge'
import { useState } from 'react'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { FormButtons } from './FormButtons.tsx'
import css from './knowledge.module.css'
import { linesOf, wordsOf } from './lines.ts'
import { useSaveProblem } from './queries.ts'

const PARTS = ['symptoms', 'techniques', 'materials', 'quantities'] as const
const NEEDED: readonly string[] = ['symptoms', 'techniques']

export function ProblemForm({ entry, onDone }: { entry: KnowledgeProblem | null; onDone: (saved: boolean) => void }) {
  const say = useSay('knowledge')
  const { entries } = useLabels()
  const save = useSaveProblem()
  const [field, setField] = useState(entry?.field ?? '')
  const [lines, setLines] = useState(
    () => Object.fromEntries(PARTS.map((part) => [part, linesOf(entry?.[part] ?? [])])) as Record<(typeof PARTS)[number], string>,
  )
  const draft = { field, ...Object.fromEntries(PARTS.map((part) => [part, wordsOf(lines[part])])) }
  const faults = useFaults(ProblemDraft.safeParse(draft), save)
  const fields = entries('field')
  return (
    <form
      ref={faults.form}
      className={css.form}
      noValidate
      onSubmit={faults.submit((draft) => save.mutate({ code: entry?.code ?? null, ...draft }, { onSuccess: () => onDone(true) }))}
    >
      <SelectField
        label={say('field')}
        required
        value={field}
        error={faults.fault('field', true)}
        onChange={(event) => {
          faults.changed()
          setField(event.target.value)
        }}
      >
        <option value="">{say('choose')}</option>
        {fields
          .filter(({ code }) => code.length === 4)
          .map((domain) => (
            <FieldGroup key={domain.code} domain={domain.code} />
          ))}
      </SelectField>
      {PARTS.map((part) => (
        <TextArea
          key={part}
          label={say(`part.${part}`)}
          hint={say(`hint.${part}`)}
          rows={4}
          required={NEEDED.includes(part)}
          value={lines[part]}
          error={faults.fault(part)}
          onChange={(event) => {
            faults.changed()
            setLines((now) => ({ ...now, [part]: event.target.value }))
          }}
        />
      ))}
      <FormButtons busy={save.isPending} onCancel={() => onDone(false)} />
      {save.isError && faults.rest(['field', ...PARTS]).length > 0 && <Trouble error={save.error} />}
    </form>
  )
}

function FieldGroup({ domain }: { domain: string }) {
  const { label, entries } = useLabels()
  return (
    <optgroup label={label('field', domain)}>
      {entries('field', domain).map(({ code }) => (
        <option key={code} value={code}>
          {label('field', code)}
        </option>
      ))}
    </optgroup>
  )
}
