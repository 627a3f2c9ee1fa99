import { KNOWLEDGE_KINDS, type KnowledgeKind, type KnowledgeProblem, type KnowledgeSynonym } from '@keqiao/shared/knowledge'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AreaSwitch } from './AreaSwitch.tsx'
import { addressOf, readAsked } from './address.ts'
import { EntryRow } from './EntryRow.tsx'
import { Filters } from './Filters.tsx'
import css from './knowledge.module.css'
import { ProblemForm } from './ProblemForm.tsx'
import { exportAddress, problemsQuery, synonymsQuery } from './queries.ts'
import { SynonymForm } from './SynonymForm.tsx'
import { TableImport } from './TableImport.tsx'

export type AnyEntry = KnowledgeProblem | KnowledgeSynonym

/** Problems with what answers them, and words that mean the same; the province's operators keep them. */
export function KnowledgeDesk() {
  const say = useSay('knowledge')
  const language = useLanguage()
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const problems = useQuery({ ...problemsQuery(asked), enabled: asked.kind === 'problem' })
  const synonyms = useQuery({ ...synonymsQuery(asked), enabled: asked.kind === 'synonym' })
  const { data, error, isPending, refetch } = asked.kind === 'problem' ? problems : synonyms
  const [open, setOpen] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const [table, setTable] = useState(false)
  const edit = (code: string | null) => {
    setSaved(false)
    setOpen(code)
  }
  const close = (done: boolean) => {
    setOpen(null)
    setSaved(done)
  }
  const area = data?.areas.find(({ area }) => area === asked.area)
  return (
    <div className={css.desk}>
      <p className={css.lead}>{say('intro')}</p>
      <Tabs
        label={say('lists')}
        here={asked.kind}
        tabs={KNOWLEDGE_KINDS.map((kind) => ({
          key: kind,
          to: addressOf({ kind, q: '', area: '', state: 'all', page: 1 }),
          text: say(`list.${kind}`),
        }))}
      />
      <p className={css.faint}>{say(`about.${asked.kind}`)}</p>
      {data && <Filters key={addressOf(asked)} asked={asked} areas={data.areas} />}
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          {area && <AreaSwitch key={area.area} kind={asked.kind} area={area} mayEdit={data.mayEdit} />}
          <div className={css.head}>
            <p role="status">{say('total', { total: number(data.total, language) })}</p>
            {!data.mayEdit && say('readOnly')}
            <div className={css.buttons}>
              <ButtonAnchor look="quiet" href={exportAddress(asked.kind)}>
                {say('table.export')}
              </ButtonAnchor>
              {data.mayEdit && !table && <Button onClick={() => setTable(true)}>{say('table.open')}</Button>}
              {data.mayEdit && open !== '' && (
                <Button look="known" onClick={() => edit('')}>
                  {say(`add.${asked.kind}`)}
                </Button>
              )}
            </div>
          </div>
          {table && <TableImport key={asked.kind} kind={asked.kind} onClose={() => setTable(false)} />}
          {open === '' && <Editor kind={asked.kind} entry={null} onDone={close} />}
          {saved && (
            <Notice look="fine">
              <p>{say('saved')}</p>
            </Notice>
          )}
          {data.total === 0 && <Empty title={say('empty')} text={say('emptyText')} />}
          <ul className={css.entries}>
            {(data.items as AnyEntry[]).map((entry) => (
              <EntryRow key={entry.code} kind={asked.kind} entry={entry} mayEdit={data.mayEdit} onEdit={() => edit(entry.code)}>
                {open === entry.code && <Editor kind={asked.kind} entry={entry} onDone={close} />}
              </EntryRow>
            ))}
          </ul>
          <Pager page={data.page} size={data.size} total={data.total} to={(page) => addressOf({ ...asked, page })} />
        </>
      )}
    </div>
  )
}

interface FormProps {
  kind: KnowledgeKind
  entry: AnyEntry | null
  onDone: (saved: boolean) => void
}
const Editor = ({ kind, entry, onDone }: FormProps) =>
  kind === 'problem' ? (
    <ProblemForm entry={entry as KnowledgeProblem | null} onDone={onDone} />
  ) : (
    <SynonymForm entry={entry as KnowledgeSynonym | null} onDone={onDone} />
  )
