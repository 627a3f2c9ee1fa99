import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useSay } from '../../words/say.ts'
import { LinkSpent } from './LinkSpent.tsx'
import { useConfirmMail } from './queries.ts'

export type MailLinkKind = 'mail_change' | 'mail_verification'

/** A link opened by a mail scanner confirms nothing: a person presses the button. */
export function ConfirmMail({ token, kind }: { token: string; kind: MailLinkKind }) {
  const say = useSay('security')
  const confirm = useConfirmMail()
  if (confirm.isError) return <LinkSpent of="mail" error={confirm.error} />
  if (confirm.isSuccess)
    return (
      <Empty level={1} title={say('confirm.done')} text={say('confirm.doneText', { email: confirm.data.email })}>
        <ButtonLink look="known" to={paths.security}>
          {say('title')}
        </ButtonLink>
      </Empty>
    )
  return (
    <Empty level={1} title={say('confirm.title')} text={say(kind === 'mail_change' ? 'confirm.change' : 'confirm.verify')}>
      <Button look="known" aria-disabled={confirm.isPending} onClick={() => confirm.mutate({ token, kind })}>
        {say('confirm.submit')}
      </Button>
    </Empty>
  )
}
