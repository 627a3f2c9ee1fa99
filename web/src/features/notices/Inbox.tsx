import type { Notice } from '@keqiao/shared/notices'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './Inbox.module.css'
import { placeOf } from './place.ts'
import { inboxQuery, unreadQuery, useMarkAllRead, useMarkRead } from './queries.ts'
import { useSentence } from './sentence.ts'

const addressOf = (unread: boolean, page = 1) => {
  const query = new URLSearchParams({ ...(unread && { unread: 'true' }), ...(page > 1 && { page: String(page) }) }).toString()
  return query ? `${paths.inbox}?${query}` : paths.inbox
}

export function Inbox({ unread, page }: { unread: boolean; page: number }) {
  const say = useSay('notices')
  const { data: waiting } = useQuery(unreadQuery)
  const markAll = useMarkAllRead()
  const count = waiting?.count ?? 0
  return (
    <>
      <header className={css.head}>
        <h1>{say('title')}</h1>
        <p className={css.actions}>
          {count > 0 && (
            <Button small disabled={markAll.isPending} onClick={() => markAll.mutate(undefined)}>
              {say('markAll')}
            </Button>
          )}
          <ButtonLink small to={paths.noticeSettings}>
            {say('settings')}
          </ButtonLink>
        </p>
      </header>
      <Tabs
        label={say('title')}
        here={unread ? 'unread' : 'all'}
        tabs={[
          { key: 'all', to: addressOf(false), text: say('tab.all') },
          { key: 'unread', to: addressOf(true), text: count > 0 ? say('tab.unreadCount', { count }) : say('tab.unread') },
        ]}
      />
      {markAll.error && <Trouble error={markAll.error} />}
      <Lines unread={unread} page={page} />
    </>
  )
}

function Lines({ unread, page }: { unread: boolean; page: number }) {
  const say = useSay('notices')
  const { data, error, isPending, refetch } = useQuery(inboxQuery(page, unread))
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return unread ? (
      <Empty title={say('none.unread.title')} text={say('none.unread.text')}>
        <ButtonLink to={paths.inbox}>{say('none.unread.all')}</ButtonLink>
      </Empty>
    ) : (
      <Empty title={say('none.all.title')} text={say('none.all.text')}>
        <ButtonLink to={paths.workspace}>{say('none.all.workspace')}</ButtonLink>
        <ButtonLink to={paths.noticeSettings}>{say('settings')}</ButtonLink>
      </Empty>
    )
  return (
    <>
      <ul className={css.lines}>
        {data.items.map((notice) => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ul>
      <Pager page={data.page} size={data.size} total={data.total} to={(next) => addressOf(unread, next)} />
    </>
  )
}

function Line({ notice }: { notice: Notice }) {
  const say = useSay('notices')
  const language = useLanguage()
  const sentence = useSentence()
  const markRead = useMarkRead()
  const place = placeOf(notice)
  const isNew = notice.readAt === null
  const read = () => isNew && markRead.mutate(notice.id)
  return (
    <li className={isNew ? `${css.line} ${css.isNew}` : css.line}>
      <p className={css.sentence}>
        {isNew && <Hidden>{say('unread')}</Hidden>}
        {place ? (
          <Link to={place} onClick={read}>
            {sentence(notice)}
          </Link>
        ) : (
          sentence(notice)
        )}
      </p>
      <p className={css.meta}>
        <time dateTime={notice.createdAt}>{dateTime(notice.createdAt, language)}</time>
        {isNew && (
          <Button
            look="quiet"
            small
            disabled={markRead.isPending}
            aria-label={`${say('mark')}：${sentence(notice)}`}
            onClick={read}
          >
            {say('mark')}
          </Button>
        )}
      </p>
      {markRead.error && <Trouble error={markRead.error} />}
    </li>
  )
}
