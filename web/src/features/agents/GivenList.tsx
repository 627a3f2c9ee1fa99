import type { Assignment } from '@keqiao/shared/assignments'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { type DeskAsked, deskAddress } from './deskAsked.ts'
import { givenQuery, useRelease } from './queries.ts'
import { SubjectLink } from './WorkList.tsx'

/** Who works on what in the operator's region; what is not answered can be taken back. */
export function GivenList({ asked }: { asked: DeskAsked }) {
  const say = useSay('agents')
  const language = useLanguage()
  const { label } = useLabels()
  const { data, error, isPending, refetch } = useQuery(givenQuery({ page: asked.page }))
  const [taking, setTaking] = useState<Assignment | null>(null)
  const [done, setDone] = useState(false)
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('desk.givenNone.title')} text={say('desk.givenNone.text')}>
        <ButtonLink look="known" to={`${paths.operator}?kind=need`}>
          {say('work.browse')}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      {done && (
        <Notice look="fine">
          <p>{say('desk.released')}</p>
        </Notice>
      )}
      <Grid
        caption={say('desk.given')}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'subject', title: say('work.subject'), cell: (row) => <SubjectLink row={row} /> },
          {
            key: 'agent',
            title: say('desk.agent'),
            cell: ({ agentId, agentName }) => <Link to={paths.agent(agentId)}>{agentName}</Link>,
          },
          {
            key: 'state',
            title: say('work.state'),
            cell: ({ state, reason, due }) =>
              say(`desk.givenStates.${state}`, {
                reason: reason ? label('assignment_decline', reason) : '',
                due: due ? date(due, language) : '',
              }),
          },
          { key: 'at', title: say('work.at'), cell: ({ at }) => date(at, language) },
          {
            key: 'action',
            title: say('work.action'),
            cell: (row) =>
              (row.state === 'offered' || row.state === 'accepted') && (
                <Button small aria-haspopup="dialog" onClick={() => setTaking(row)}>
                  {say('desk.release')}
                </Button>
              ),
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={(page) => deskAddress({ ...asked, page })} />
      <Dialog
        open={taking !== null}
        onClose={() => setTaking(null)}
        title={say('desk.releaseTitle', { name: taking?.agentName ?? '' })}
      >
        {taking && (
          <Release
            id={taking.id}
            onDone={() => {
              setTaking(null)
              setDone(true)
            }}
          />
        )}
      </Dialog>
    </>
  )
}

function Release({ id, onDone }: { id: string; onDone: () => void }) {
  const say = useSay('agents')
  const release = useRelease()
  const [text, setText] = useState('')
  const { box, at, whole } = useRefused<HTMLDivElement>(release.error, ['text'])
  return (
    <div ref={box} className={css.form}>
      <TextArea
        label={say('work.text')}
        rows={3}
        maxLength={300}
        value={text}
        error={at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      {whole !== null && <Trouble error={whole} />}
      <p>
        <Button
          look="known"
          disabled={release.isPending}
          onClick={() => release.mutate({ id, text: text.trim() || null }, { onSuccess: onDone })}
        >
          {say('desk.releaseConfirm')}
        </Button>
      </p>
    </div>
  )
}
