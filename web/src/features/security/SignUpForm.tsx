import { SignUp } from '@keqiao/shared/security'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import { MailSent } from './MailSent.tsx'
import { useSignUp } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

export function SignUpForm({ search }: { search: string }) {
  const say = useSay('security')
  const signUp = useSignUp()
  const form = useSmallForm({ name: '', email: '' }, SignUp, signUp)
  if (signUp.isSuccess)
    return (
      <MailSent
        title={say('signUp.sent')}
        text={say('signUp.sentText', { email: form.draft.email.trim() })}
        onAgain={signUp.reset}
      />
    )
  return (
    <>
      <FormHead title={say('signUp.title')} intro={say('signUp.intro')} />
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={signUp.isPending}
        submit={say(signUp.isPending ? 'signUp.working' : 'signUp.submit')}
        beside={
          <p>
            {say('signUp.haveAccount')} <Link to={paths.signIn + search}>{say('signUp.toSignIn')}</Link>
          </p>
        }
      >
        <p>
          {say('signUp.noticeFirst')} <Link to={paths.privacyNotice}>{say('signUp.notice')}</Link>
        </p>
        <TextField label={say('name')} name="name" autoComplete="name" required {...form.field('name')} />
        <TextField
          label={say('email')}
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          required
          {...form.field('email')}
        />
      </SmallForm>
    </>
  )
}
