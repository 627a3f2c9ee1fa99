import { SignUp } from '@keqiao/shared/accounts'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { useSignUp } from './queries.ts'

type Part = 'name' | 'email' | 'password'

export function SignUpForm({ onDone, search }: { onDone: () => void; search: string }) {
  const say = useSay('accounts')
  const signUp = useSignUp()
  const [draft, setDraft] = useState({ name: '', email: '', password: '' })
  const [tried, setTried] = useState(false)
  const checked = SignUp.safeParse({ ...draft, email: draft.email.trim() })
  const faulty = new Set(checked.success ? [] : checked.error.issues.map((issue) => issue.path[0]))
  const fault = (part: Part) => (tried && faulty.has(part) ? say(`error.${part}`) : undefined)
  const change = (part: Part) => (value: string) => setDraft((now) => ({ ...now, [part]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.success) signUp.mutate(checked.data, { onSuccess: onDone })
  }
  return (
    <>
      <header className={css.head}>
        <h1>{say('signUp.title')}</h1>
        <p>{say('signUp.intro')}</p>
      </header>
      <form className={css.form} onSubmit={submit} noValidate>
        {signUp.isError && <Trouble error={signUp.error} />}
        <TextField
          label={say('name')}
          name="name"
          autoComplete="name"
          required
          value={draft.name}
          onChange={(event) => change('name')(event.target.value)}
          error={fault('name')}
        />
        <TextField
          label={say('email')}
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          required
          value={draft.email}
          onChange={(event) => change('email')(event.target.value)}
          error={fault('email')}
        />
        <PasswordField
          autoComplete="new-password"
          hint={say('passwordHint')}
          value={draft.password}
          onChange={change('password')}
          error={fault('password')}
        />
        <div className={css.actions}>
          <Button type="submit" look="known" disabled={signUp.isPending}>
            {say(signUp.isPending ? 'signUp.working' : 'signUp.submit')}
          </Button>
          <p>
            {say('signUp.haveAccount')} <Link to={paths.signIn + search}>{say('signUp.toSignIn')}</Link>
          </p>
        </div>
      </form>
    </>
  )
}
