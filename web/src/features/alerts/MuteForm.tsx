import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { linkQuery, useMute } from './queries.ts'

/** Mutes one subscription by the link in a mail, without a login; a slip is undone at once. */
export function MuteForm({ token }: { token: string }) {
  const say = useSay('alerts')
  const { data, error, isPending } = useQuery(linkQuery(token))
  const mute = useMute()
  if (isPending) return <Skeleton lines={4} />
  if (error)
    return (
      <Empty level={1} title={say('link.broken.title')} text={say('link.broken.text')}>
        <ButtonLink to={paths.subscriptions()}>{say('title')}</ButtonLink>
      </Empty>
    )
  const set = (muted: boolean) => mute.mutate({ token, muted })
  return (
    <>
      {data.muted ? (
        <Empty level={1} title={say('link.done.title')} text={say('link.done.text')}>
          <Button disabled={mute.isPending} onClick={() => set(false)}>
            {say('link.undo')}
          </Button>
          <ButtonLink to={paths.subscriptions()}>{say('title')}</ButtonLink>
        </Empty>
      ) : (
        <Empty level={1} title={say(`link.title.${data.what}`)} text={say('link.text')}>
          <Button look="known" disabled={mute.isPending} onClick={() => set(true)}>
            {say('link.submit')}
          </Button>
        </Empty>
      )}
      {mute.error && <Trouble error={mute.error} />}
    </>
  )
}
