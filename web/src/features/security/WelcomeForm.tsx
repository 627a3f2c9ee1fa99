import { Completion } from '@keqiao/shared/security'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TextField, TickField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import { LinkSpent } from './LinkSpent.tsx'
import { NewPasswordField } from './PasswordField.tsx'
import { noticeVersionQuery, signUpQuery, useCompleteSignUp } from './queries.ts'
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
  const [version, setVersion] = useState('')
  const [optionalMails, setOptionalMails] = useState(false)
  const form = useSmallForm({ name, password: '' }, Completion, sending, { token, noticeVersion: version, optionalMails })
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
        <Ticks
          read={version !== ''}
          onRead={(now) => {
            complete.reset()
            setVersion(now)
          }}
          fault={form.fault('noticeVersion')}
          optionalMails={optionalMails}
          onOptionalMails={setOptionalMails}
        />
      </SmallForm>
    </>
  )
}

interface TicksProps {
  read: boolean
  onRead: (version: string) => void
  fault: string | undefined
  optionalMails: boolean
  onOptionalMails: (wanted: boolean) => void
}

/** Each by itself, and none ticked beforehand. */
function Ticks({ read, onRead, fault, optionalMails, onOptionalMails }: TicksProps) {
  const say = useSay('security')
  const { data } = useQuery(noticeVersionQuery)
  return (
    <>
      <TickField
        label={
          <>
            {say('welcome.read')}{' '}
            <Link to={paths.privacyNotice} target="_blank">
              {say('welcome.notice', { version: data?.version ?? '' })}
            </Link>
          </>
        }
        hint={say('welcome.readWhy')}
        name="noticeVersion"
        checked={read}
        disabled={!data}
        onChange={(event) => onRead(event.target.checked ? (data?.version ?? '') : '')}
        error={fault}
      />
      <TickField
        label={say('welcome.mails')}
        hint={say('welcome.mailsWhy')}
        name="optionalMails"
        checked={optionalMails}
        onChange={(event) => onOptionalMails(event.target.checked)}
      />
    </>
  )
}
