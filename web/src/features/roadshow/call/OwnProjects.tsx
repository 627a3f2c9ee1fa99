import type { OwnProject } from '@keqiao/shared/presentations'
import { SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Pager } from '../../../ui/Pager.tsx'
import { RECORDS } from '../../../ui/Reading.tsx'
import { Refusals } from '../../../ui/Refusals.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { Trouble } from '../../../ui/Trouble.tsx'
import { dateTime } from '../../../words/format.ts'
import { useLanguage, useSay } from '../../../words/say.ts'
import css from '../organise/call.module.css'
import { myProjectsQuery, useConsent, useMoveProject } from '../organise/queries.ts'

/** What one's organisation submitted, and what was answered. */
export function OwnProjects({
  page,
  to,
  files,
}: {
  page: number
  to: (page: number) => string
  files: (id: string) => ReactNode
}) {
  const say = useSay('organise')
  const { data, error, isPending, refetch } = useQuery(myProjectsQuery(page))
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('own.none')} text={say('own.noneText')}>
        <ButtonLink look="known" to={paths.roadshows}>
          {say('own.find')}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      <ul className={css.list}>
        {data.items.map((project) => (
          <Row key={project.id} project={project} files={files(project.id)} />
        ))}
      </ul>
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function Row({ project, files }: { project: OwnProject; files: ReactNode }) {
  const say = useSay('organise')
  const common = useSay('common')
  const language = useLanguage()
  const moving = useMoveProject()
  const consent = useConsent()
  const [sure, setSure] = useState(false)
  const { id, revision, kind, listingId, name, state, roadshow, decisionText, recordConsent, replayUrl, moves } = project
  const facts = { closes: dateTime(roadshow.startsAt, language) }
  return (
    <li className={css.own} data-kind={kind}>
      <div className={css.what}>
        <h2 lang={RECORDS}>
          <Link to={paths.listing(kind, listingId)}>{name}</Link>
        </h2>
        <p>
          <Tag {...(state === 'selected' ? { look: 'fine' as const } : {})}>{say(`project.${state}`)}</Tag>{' '}
          <Link to={paths.roadshow(roadshow.id)}>{roadshow.title}</Link>
        </p>
        <p>{say(`own.${state}`, facts)}</p>
        {decisionText && <p lang={RECORDS}>{say('own.said', { text: decisionText })}</p>}
        {replayUrl && (
          <p>
            <a href={replayUrl} rel="noreferrer" target="_blank">
              {say('own.replay')}
            </a>
          </p>
        )}
        <Refusals error={moving.error ?? consent.error} rest={[]} />
        <p className={css.bar}>
          {state === 'submitted' && (
            <ButtonLink small to={`${paths.submitProject(roadshow.id)}?subject=${kind}:${listingId}`}>
              {say('own.again')}
            </ButtonLink>
          )}
          {state !== 'declined' && state !== 'withdrawn' && (
            <Button
              small
              disabled={consent.isPending}
              onClick={() => consent.mutate({ id, revision, recordConsent: !recordConsent })}
            >
              {say(recordConsent ? 'own.noRecord' : 'own.record')}
            </Button>
          )}
          {SHOWN_PRESENTATIONS.includes(state) && roadshow.mode !== 'ONSITE' && !OVER_ROADSHOWS.includes(roadshow.state) && (
            <ButtonLink small to={paths.hostLive(roadshow.id)}>
              {say('own.room')}
            </ButtonLink>
          )}
          {moves.includes('withdraw') && (
            <Button small look="quiet" aria-haspopup="dialog" onClick={() => setSure(true)}>
              {say('projectMove.withdraw')}
            </Button>
          )}
        </p>
        {files}
      </div>
      <Dialog open={sure} onClose={() => setSure(false)} title={say('projectMove.withdraw')}>
        <p>{say('own.sure')}</p>
        <p className={css.bar}>
          <Button
            look="known"
            disabled={moving.isPending}
            onClick={() => moving.mutate({ id, revision, move: 'withdraw' }, { onSettled: () => setSure(false) })}
          >
            {say('projectMove.withdraw')}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {common('cancel')}
          </Button>
        </p>
      </Dialog>
    </li>
  )
}
