import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { useSignIn } from './queries.ts'

export function SignInForm({ onDone, search }: { onDone: () => void; search: string }) {
  const say = useSay('accounts')
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const faults = {
    email: /^\S+@\S+$/.test(email.trim()) ? undefined : say('error.email'),
    password: password ? undefined : say('error.passwordMissing'),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!faults.email && !faults.password) signIn.mutate({ email: email.trim(), password }, { onSuccess: onDone })
  }
  return (
    <>
      <header className={css.head}>
        <h1>{say('signIn.title')}</h1>
        <p>{say('signIn.intro')}</p>
      </header>
      <form className={css.form} onSubmit={submit} noValidate>
        {signIn.isError && <Trouble error={signIn.error} />}
        <TextField
          label={say('email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={tried ? faults.email : undefined}
        />
        <PasswordField
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={tried ? faults.password : undefined}
        />
        <div className={css.actions}>
          <Button type="submit" look="known" disabled={signIn.isPending}>
            {say(signIn.isPending ? 'signIn.working' : 'signIn.submit')}
          </Button>
          <p>
            {say('signIn.noAccount')} <Link to={paths.signUp + search}>{say('signIn.toSignUp')}</Link>
          </p>
        </div>
      </form>
    </>
  )
}
