import { kindOf, type StuckMail } from '@keqiao/shared/notices'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { stuckQuery, useResend } from './queries.ts'

/** `mail_refused {"status":550}` → the server's answer, as a number. */
const statusOf = ({ fault }: StuckMail) => /\d{3}\b/.exec(fault)?.[0]

/** Mails that no server took, with the way to try again. */
export function StuckMails() {
  const say = useSay('notices')
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery(stuckQuery)
  const resend = useResend()
  if (isPending) return <Skeleton lines={4} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0) return <Empty title={say('stuck.none.title')} text={say('stuck.none.text')} />
  return (
    <>
      {resend.error && <Trouble error={resend.error} />}
      <Grid
        caption={say('stuck.title')}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'to', title: say('stuck.to'), cell: ({ to }) => to },
          { key: 'kind', title: say('stuck.kind'), cell: ({ code }) => say(`kind.${kindOf(code)}`) },
          {
            key: 'fault',
            title: say('stuck.fault'),
            cell: (mail) => {
              const status = statusOf(mail)
              return status ? say('stuck.refused', { status }) : say('stuck.unreachable', { tries: mail.tries })
            },
          },
          { key: 'since', title: say('stuck.since'), cell: ({ since }) => dateTime(since, language) },
          {
            key: 'again',
            title: say('stuck.action'),
            cell: ({ id, to }) => (
              <Button
                small
                disabled={resend.isPending}
                aria-label={`${say('stuck.again')} ${to}`}
                onClick={() => resend.mutate(id)}
              >
                {say('stuck.again')}
              </Button>
            ),
          },
        ]}
      />
    </>
  )
}
