import { ASSIGNMENT_DECLINES, type Assignment } from '@keqiao/shared/assignments'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { placeOf } from './place.ts'
import { myWorkQuery, useAnswer } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

interface Props {
  page: number
  to: (page: number) => string
}

/** What an agent was given, what waits for an answer first. */
export function WorkList({ page, to }: Props) {
  const say = useSay('agents')
  const language = useLanguage()
  const { label } = useLabels()
  const { data, error, isPending, refetch } = useQuery(myWorkQuery(page))
  const answer = useAnswer()
  const [declining, setDeclining] = useState<Assignment | null>(null)
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('work.none.title')} text={say('work.none.text')}>
        <ButtonLink look="known" to={`${paths.search}?kind=need`}>
          {say('work.browse')}
        </ButtonLink>
      </Empty>
    )
  return (
    <div className={css.desk}>
      {answer.isSuccess && (
        <Notice look="fine">
          <p>{say(`work.done.${answer.variables.answer}`)}</p>
        </Notice>
      )}
      {answer.isError && !declining && <Trouble error={answer.error} />}
      <Grid
        caption={say('work.title')}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'subject', title: say('work.subject'), cell: (row) => <SubjectLink row={row} /> },
          {
            key: 'state',
            title: say('work.state'),
            cell: ({ state, reason, due }) =>
              say(`work.states.${state}`, {
                reason: reason ? label('assignment_decline', reason) : '',
                due: due ? date(due, language) : '',
              }),
          },
          { key: 'at', title: say('work.at'), cell: ({ at }) => date(at, language) },
          {
            key: 'action',
            title: say('work.action'),
            cell: (row) => (
              <span className={css.buttons}>
                {row.state === 'offered' && (
                  <Button
                    small
                    look="known"
                    disabled={answer.isPending}
                    onClick={() => answer.mutate({ id: row.id, answer: 'accept' })}
                  >
                    {say('work.accept')}
                  </Button>
                )}
                {row.state === 'accepted' && (
                  <Button small disabled={answer.isPending} onClick={() => answer.mutate({ id: row.id, answer: 'finish' })}>
                    {say('work.finish')}
                  </Button>
                )}
                {(row.state === 'offered' || row.state === 'accepted') && (
                  <Button small look="quiet" aria-haspopup="dialog" onClick={() => setDeclining(row)}>
                    {say('work.decline')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
      <ReasonDialog
        open={declining !== null}
        title={say('work.declineTitle')}
        list="assignment_decline"
        codes={ASSIGNMENT_DECLINES}
        textLabel={say('work.text')}
        confirm={say('work.confirm')}
        error={answer.error}
        busy={answer.isPending}
        onClose={() => setDeclining(null)}
        onConfirm={(reason, text) => {
          if (declining)
            answer.mutate({ id: declining.id, answer: 'decline', reason, text }, { onSuccess: () => setDeclining(null) })
        }}
      />
    </div>
  )
}

export function SubjectLink({ row }: { row: Assignment }) {
  const say = useSay('agents')
  const place = placeOf(row.subject)
  if (row.name === null) return say('work.hidden')
  return place ? <Link to={place}>{row.name}</Link> : row.name
}
