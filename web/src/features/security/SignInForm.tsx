import { SignIn } from '@keqiao/shared/security'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import { CodeStep } from './CodeStep.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useSignIn } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

/** Password, then the code for whoever has a code app. The address stays typed whatever happens. */
export function SignInForm({ search }: { search: string }) {
  const say = useSay('security')
  const [asksCode, setAsksCode] = useState(false)
  const [ended, setEnded] = useState<Error | null>(null)
  const signIn = useSignIn()
  const form = useSmallForm({ email: '', password: '' }, SignIn, {
    ...signIn,
    mutate: (body: SignIn) => {
      setEnded(null)
      signIn.mutate(body, { onSuccess: ({ next }) => setAsksCode(next === 'code') })
    },
  })
  const back = (why: Error | null) => {
    setEnded(why)
    setAsksCode(false)
  }
  if (asksCode) return <CodeStep email={form.draft.email} onBack={back} />
  return (
    <>
      <FormHead title={say('signIn.title')} intro={say('signIn.intro')} />
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole ?? ended}
        working={signIn.isPending}
        submit={say(signIn.isPending ? 'signIn.working' : 'signIn.submit')}
        beside={
          <p>
            {say('signIn.noAccount')} <Link to={paths.signUp + search}>{say('signIn.toSignUp')}</Link>
          </p>
        }
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
        <PasswordField {...form.field('password')} />
        <p>
          <Link to={paths.forgot}>{say('signIn.forgot')}</Link>
        </p>
      </SmallForm>
    </>
  )
}
