import { type KnowledgeSynonym, SynonymDraft } from '@keqiao/shared/knowledge'
import { useState } from 'react'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { FormButtons } from './FormButtons.tsx'
import css from './knowledge.module.css'
import { linesOf, wordsOf } from './lines.ts'
import { useSaveSynonym } from './queries.ts'

export function SynonymForm({ entry, onDone }: { entry: KnowledgeSynonym | null; onDone: (saved: boolean) => void }) {
  const say = useSay('knowledge')
  const { entries, label } = useLabels()
  const save = useSaveSynonym()
  const [field, setField] = useState(entry?.field ?? '')
  const [lines, setLines] = useState(linesOf(entry?.terms ?? []))
  const faults = useFaults(SynonymDraft.safeParse({ field, terms: wordsOf(lines) }), save)
  const fields = entries('field')
  return (
    <form
      ref={faults.form}
      className={css.form}
      noValidate
      onSubmit={faults.submit((draft) => save.mutate({ code: entry?.code ?? null, ...draft }, { onSuccess: () => onDone(true) }))}
    >
      <TextArea
        label={say('part.terms')}
        hint={say('hint.terms')}
        rows={5}
        required
        value={lines}
        error={faults.fault('terms')}
        onChange={(event) => {
          faults.changed()
          setLines(event.target.value)
        }}
      />
      <SelectField
        label={say('holdsIn')}
        hint={say('holdsInHint')}
        value={field}
        error={faults.fault('field', true)}
        onChange={(event) => {
          faults.changed()
          setField(event.target.value)
        }}
      >
        <option value="">{say('everywhere')}</option>
        {fields
          .filter(({ code }) => code.length === 2)
          .map(({ code }) => (
            <optgroup key={code} label={label('field', code)}>
              <option value={code}>{say('whole', { name: label('field', code) })}</option>
              {entries('field', code).map((domain) => (
                <option key={domain.code} value={domain.code}>
                  {label('field', domain.code)}
                </option>
              ))}
            </optgroup>
          ))}
      </SelectField>
      <FormButtons busy={save.isPending} onCancel={() => onDone(false)} />
      {save.isError && faults.rest(['field', 'terms']).length > 0 && <Trouble error={save.error} />}
    </form>
  )
}
