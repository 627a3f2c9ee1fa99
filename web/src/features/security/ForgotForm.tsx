import { ResetRequest } from '@keqiao/shared/security'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import { MailSent } from './MailSent.tsx'
import { useAskReset } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

export function ForgotForm() {
  const say = useSay('security')
  const ask = useAskReset()
  const form = useSmallForm({ email: '' }, ResetRequest, ask)
  if (ask.isSuccess)
    return (
      <MailSent
        title={say('forgot.sent')}
        text={say('forgot.sentText', { email: form.draft.email.trim() })}
        onAgain={ask.reset}
      />
    )
  return (
    <>
      <FormHead title={say('forgot.title')} intro={say('forgot.intro')} />
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={ask.isPending}
        submit={say('forgot.submit')}
        beside={<Link to={paths.signIn}>{say('forgot.back')}</Link>}
      >
        <TextField
          label={say('email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          required
          {...form.field('email')}
        />
      </SmallForm>
    </>
  )
}
