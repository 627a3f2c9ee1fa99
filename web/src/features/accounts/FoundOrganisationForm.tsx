import type { OrganisationKind } from '@keqiao/shared/accounts'
import { OrganisationForm } from '@keqiao/shared/organisations'
import { ORGANISATION_KINDS } from '@keqiao/shared/taxonomy'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useLabels } from '../../words/labels.ts'
import { placedIssues, schemaIssues } from '../../words/placeIssues.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useApply } from './queries.ts'

/** Registers the unit a person works for; they become its administrator. */
export function FoundOrganisationForm() {
  const say = useSay('accounts')
  const { entries, label } = useLabels()
  const { issue } = useProblemWords()
  const found = useApply()
  const [draft, setDraft] = useState({ name: '', uscc: '', kind: '', region: '', intro: '' })
  const [tried, setTried] = useState(false)
  const checked = OrganisationForm.safeParse({ ...draft, intro: draft.intro || null })
  const issues = [...(checked.success ? [] : schemaIssues(checked.error)), ...placedIssues(found.error)]
  const fault = (part: string) => {
    const placed = tried ? issues.find(({ name }) => name[0] === part) : undefined
    return placed && issue(part === 'kind' || part === 'region' ? { code: 'invalid_value', facts: {} } : placed.issue)
  }
  const change = (part: keyof typeof draft) => (value: string) => setDraft((now) => ({ ...now, [part]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.success) found.mutate(checked.data)
  }
  return (
    <>
      <header className={css.head}>
        <h1>{say('found.title')}</h1>
        <p>{say('found.intro')}</p>
      </header>
      <form className={css.form} onSubmit={submit} noValidate>
        {found.isError && <Trouble error={found.error} />}
        <TextField
          label={say('found.name')}
          required
          autoComplete="organization"
          value={draft.name}
          onChange={(event) => change('name')(event.target.value)}
          error={fault('name')}
        />
        <TextField
          label={say('found.uscc')}
          hint={say('found.usccHint')}
          required
          autoComplete="off"
          value={draft.uscc}
          onChange={(event) => change('uscc')(event.target.value)}
          error={fault('uscc')}
        />
        <SelectField
          label={say('found.kind')}
          required
          value={draft.kind}
          onChange={(event) => change('kind')(event.target.value)}
          error={fault('kind')}
        >
          <option value="">{say('found.choose')}</option>
          {ORGANISATION_KINDS.map((code: OrganisationKind) => (
            <option key={code} value={code}>
              {label('organisation_kind', code)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('found.region')}
          required
          value={draft.region}
          onChange={(event) => change('region')(event.target.value)}
          error={fault('region')}
        >
          <option value="">{say('found.choose')}</option>
          {entries('region').map(({ code }) => (
            <option key={code} value={code}>
              {label('region', code)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={say('found.intro2')}
          hint={say('found.introHint')}
          rows={4}
          maxLength={600}
          value={draft.intro}
          onChange={(event) => change('intro')(event.target.value)}
          error={fault('intro')}
        />
        <div className={css.actions}>
          <Button type="submit" look="known" disabled={found.isPending}>
            {say('found.submit')}
          </Button>
        </div>
      </form>
    </>
  )
}
