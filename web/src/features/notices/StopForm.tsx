import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { stoppingQuery, useStop } from './queries.ts'

/** Ends one kind of mails by the link in one of them, without a login. */
export function StopForm({ token }: { token: string }) {
  const say = useSay('notices')
  const { data, error, isPending } = useQuery(stoppingQuery(token))
  const stop = useStop()
  if (isPending) return <Skeleton lines={4} />
  if (error)
    return (
      <Empty level={1} title={say('stop.broken.title')} text={say('stop.broken.text')}>
        <ButtonLink to={paths.noticeSettings}>{say('settings')}</ButtonLink>
      </Empty>
    )
  const kind = say(`kind.${data.kind}`)
  return stop.isSuccess ? (
    <Empty level={1} title={say('stop.done.title')} text={say('stop.done.text', { kind })}>
      <ButtonLink to={paths.noticeSettings}>{say('settings')}</ButtonLink>
    </Empty>
  ) : (
    <>
      <Empty level={1} title={say('stop.title', { kind })} text={say('stop.text', { what: say(`kindWhat.${data.kind}`) })}>
        <Button look="known" disabled={stop.isPending} onClick={() => stop.mutate(token)}>
          {say('stop.submit')}
        </Button>
      </Empty>
      {stop.error && <Trouble error={stop.error} />}
    </>
  )
}
