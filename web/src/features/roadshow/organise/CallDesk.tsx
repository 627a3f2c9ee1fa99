import type { PresentationMove, Project } from '@keqiao/shared/presentations'
import { PRESENTATION_STATES, type PresentationState } from '@keqiao/shared/programme'
import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Pager } from '../../../ui/Pager.tsx'
import { Refusals } from '../../../ui/Refusals.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { Trouble } from '../../../ui/Trouble.tsx'
import { dateTime } from '../../../words/format.ts'
import { unplacedIssues } from '../../../words/placeIssues.ts'
import { useLanguage, useSay } from '../../../words/say.ts'
import css from './call.module.css'
import { DecideDialog } from './DecideDialog.tsx'
import { ProjectRow } from './ProjectRow.tsx'
import { projectsQuery, useMoveProjects } from './queries.ts'

/** What several can be told at once. */
const MANY: readonly PresentationMove[] = ['select', 'reserve', 'decline']
const SHOWN: readonly PresentationState[] = PRESENTATION_STATES

/** Projects of the call: two taps decide one, three decide several. */
export function CallDesk({ file }: { file: RoadshowFile }) {
  const say = useSay('organise')
  const language = useLanguage()
  const [params] = useSearchParams()
  const state = SHOWN.find((one) => one === params.get('state'))
  const page = Math.max(1, Number(params.get('page')) || 1)
  const { data, error, isPending, refetch } = useQuery(projectsQuery(file.id, { page, ...(state && { state }) }))
  const sending = useMoveProjects(file.id)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<{ move: PresentationMove; of: Project[] } | null>(null)
  const to = (one?: PresentationState, at = 1) =>
    `${paths.organise(file.id, 'call')}${one ? `&state=${one}` : ''}${at > 1 ? `&page=${at}` : ''}`
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const { callOpensAt, callClosesAt, callIsOpen } = file
  const of = data.items.filter(({ id }) => chosen.includes(id))
  const total = Object.values(data.counts).reduce((sum, n) => sum + n, 0)
  const decide = (move: PresentationMove, projects: Project[]) => {
    sending.reset()
    if (move === 'select') {
      const items = projects.map(({ id, revision }) => ({ id, revision }))
      return sending.mutate({ items, move, text: null }, { onSuccess: () => setChosen([]) })
    }
    setAsked({ move, of: projects })
  }
  return (
    <section className={css.desk} aria-label={say('tabs.call')}>
      <p>
        {callOpensAt && callClosesAt
          ? say(callIsOpen ? 'call.open' : 'call.closed', {
              opens: dateTime(callOpensAt, language),
              closes: dateTime(callClosesAt, language),
            })
          : say('call.noCall')}
      </p>
      {total === 0 ? (
        <Empty title={say('call.none')} text={say('call.noneText')}>
          {!callOpensAt && <ButtonLink to={paths.organise(file.id, 'settings')}>{say('call.set')}</ButtonLink>}
        </Empty>
      ) : (
        <>
          <Tabs
            label={say('columns.state')}
            here={state ?? 'all'}
            tabs={[
              { key: 'all', to: to(), text: `${say('call.all')} ${total}` },
              ...SHOWN.filter((one) => data.counts[one]).map((one) => ({
                key: one,
                to: to(one),
                text: `${say(`project.${one}`)} ${data.counts[one]}`,
              })),
            ]}
          />
          {of.length > 0 && (
            <p className={css.bar} role="status">
              {say('call.chosen', { count: of.length })}
              {MANY.filter((move) => of.every(({ moves }) => moves.includes(move))).map((move) => (
                <Button key={move} small disabled={sending.isPending} onClick={() => decide(move, of)}>
                  {say(`projectMove.${move}`)}
                </Button>
              ))}
            </p>
          )}
          <Refusals error={asked ? null : sending.error} rest={unplacedIssues(sending.error, [])} />
          <ul className={css.list}>
            {data.items.map((project) => (
              <ProjectRow
                key={project.id}
                project={project}
                isChosen={chosen.includes(project.id)}
                onChoose={(is) => setChosen(is ? [...chosen, project.id] : chosen.filter((one) => one !== project.id))}
                onMove={(move) => decide(move, [project])}
              />
            ))}
          </ul>
          <Pager page={data.page} size={data.size} total={data.total} to={(at) => to(state, at)} />
        </>
      )}
      <DecideDialog roadshowId={file.id} asked={asked} onClose={() => setAsked(null)} onDone={() => setChosen([])} />
    </section>
  )
}
