import { ConfirmMail } from '../features/security/ConfirmMail.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useToken } from './useToken.ts'

export function ConfirmMailPage() {
  const say = useSay('app')
  const [kind, token = ''] = useToken().split('.')
  return (
    <Page narrow title={say('title', { page: say('page.confirmMail') })}>
      <ConfirmMail key={token} token={token} kind={kind === 'mail_change' ? 'mail_change' : 'mail_verification'} />
    </Page>
  )
}
