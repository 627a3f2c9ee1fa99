import type { Import } from '@keqiao/shared/interchange'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { HeaderFaults } from './HeaderFaults.tsx'
import css from './ImportProgress.module.css'
import { useCancelImport, useConfirmImport } from './queries.ts'

const STEPS = ['received', 'checking', 'checked', 'loading', 'done'] as const

/** Where an import stands, what was found, and what to do next. */
export function ImportProgress({ given }: { given: Import }) {
  const say = useSay('interchange')
  const language = useLanguage()
  const { state, fault } = given
  const at = STEPS.indexOf(state as (typeof STEPS)[number])
  return (
    <>
      <header className={css.head}>
        <h1>{given.fileName}</h1>
        <p>
          {say(`kindOf.${given.kind}`)} · {dateTime(given.createdAt, language)}
        </p>
      </header>
      {at >= 0 && (
        <ol className={css.steps}>
          {STEPS.map((step, place) => (
            <li key={step} aria-current={place === at ? 'step' : undefined} className={place <= at ? css.reached : undefined}>
              {say(`state.${step}`)}
            </li>
          ))}
        </ol>
      )}
      <Notice look={state === 'failed' ? 'alarm' : state === 'done' ? 'fine' : 'known'} title={say(`state.${state}`)}>
        <p>{say(`stateText.${state}`)}</p>
        {fault && <Fault fault={fault} />}
      </Notice>
      <Figures given={given} />
      {state === 'checked' && <Decide given={given} />}
      {(state === 'done' || state === 'failed' || state === 'cancelled') && (
        <p className={css.row}>
          <ButtonLink look="known" to={paths.imports}>
            {say('another')}
          </ButtonLink>
          {state === 'done' && <ButtonLink to={paths.workspace}>{say('toWorkspace')}</ButtonLink>}
        </p>
      )}
    </>
  )
}

function Fault({ fault }: { fault: NonNullable<Import['fault']> }) {
  const problems = useSay('problems')
  const key = `code.${fault.code}`
  return (
    <>
      <p>{problems(key) === key ? problems('code.file_unreadable') : problems(key)}</p>
      <HeaderFaults facts={fault.facts} />
    </>
  )
}

function Figures({ given }: { given: Import }) {
  const say = useSay('interchange')
  const language = useLanguage()
  const stored = given.state === 'loading' || given.state === 'done'
  const shown = stored ? (['created', 'updated', 'unchanged', 'refused'] as const) : (['accepted', 'refused'] as const)
  if (given.state === 'failed') return null
  const loaded = given.created + given.updated + given.unchanged
  const [now, whole] = given.state === 'loading' ? [loaded, given.accepted] : [given.read, given.total]
  const words =
    whole === null
      ? say('progressUnknown', { read: number(now, language) })
      : say('progress', { read: number(now, language), total: number(whole, language) })
  return (
    <div className={css.figures}>
      <label className={css.progress}>
        {words}
        <progress value={now} max={whole ?? undefined} />
      </label>
      <ul>
        {shown.map((key) => (
          <li key={key}>
            <strong>{number(given[key], language)}</strong> {say(`figures.${key}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Decide({ given }: { given: Import }) {
  const say = useSay('interchange')
  const language = useLanguage()
  const confirm = useConfirmImport(given.id)
  const cancel = useCancelImport(given.id)
  const [submit, setSubmit] = useState(true)
  return (
    <div className={css.decide}>
      <CheckField label={say('submit')} checked={submit} onChange={(event) => setSubmit(event.target.checked)} />
      {confirm.isError && <Trouble error={confirm.error} />}
      {cancel.isError && <Trouble error={cancel.error} />}
      <p className={css.row}>
        <Button look="known" disabled={given.accepted === 0 || confirm.isPending} onClick={() => confirm.mutate({ submit })}>
          {say('confirm', { count: number(given.accepted, language) })}
        </Button>
        <Button look="quiet" disabled={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {say('cancelImport')}
        </Button>
      </p>
    </div>
  )
}
