import { Completion } from '@keqiao/shared/security'
import { useQuery } from '@tanstack/react-query'
import { TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import { LinkSpent } from './LinkSpent.tsx'
import { NewPasswordField } from './PasswordField.tsx'
import { signUpQuery, useCompleteSignUp } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

/** What the mail of a sign-up opens. */
export function WelcomeForm({ token, onDone }: { token: string; onDone: () => void }) {
  const whose = useQuery(signUpQuery(token))
  if (whose.isPending) return <Skeleton lines={6} />
  if (whose.isError) return <LinkSpent of="signUp" error={whose.error} />
  return <Complete token={token} {...whose.data} onDone={onDone} />
}

function Complete({ token, name, email, onDone }: { token: string; name: string; email: string; onDone: () => void }) {
  const say = useSay('security')
  const complete = useCompleteSignUp()
  const sending = { ...complete, mutate: (body: Completion) => complete.mutate(body, { onSuccess: onDone }) }
  const form = useSmallForm({ name, password: '' }, Completion, sending, { token })
  return (
    <>
      <FormHead title={say('welcome.title')} intro={say('welcome.intro', { email })} />
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={complete.isPending}
        submit={say(complete.isPending ? 'signUp.working' : 'welcome.submit')}
      >
        {/* So that a password manager keeps the password under the right name. */}
        <TextField label={say('email')} type="email" name="email" autoComplete="username" value={email} readOnly />
        <TextField label={say('name')} name="name" autoComplete="name" required {...form.field('name')} />
        <NewPasswordField {...form.field('password')} />
      </SmallForm>
    </>
  )
}
