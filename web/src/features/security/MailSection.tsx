import { MailChange } from '@keqiao/shared/security'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { PasswordField } from './PasswordField.tsx'
import { useAskVerification, useChangeMail } from './queries.ts'
import css from './SecuritySheet.module.css'
import { SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

export function MailSection({ email, verified }: { email: string; verified: boolean }) {
  const say = useSay('security')
  const [opened, setOpened] = useState(false)
  return (
    <div className={css.part}>
      <span className={css.device}>
        {email}
        <Tag look={verified ? 'fine' : 'alarm'}>{say(verified ? 'mailSection.verified' : 'mailSection.unverified')}</Tag>
      </span>
      {!verified && <Verify email={email} />}
      {opened ? (
        <ChangeForm onClose={() => setOpened(false)} />
      ) : (
        <Button onClick={() => setOpened(true)}>{say('mailSection.change')}</Button>
      )}
    </div>
  )
}

function Verify({ email }: { email: string }) {
  const say = useSay('security')
  const ask = useAskVerification()
  if (ask.isSuccess) return <Notice look="fine">{say('mailSection.sent', { email })}</Notice>
  return (
    <>
      {ask.isError && <Trouble error={ask.error} />}
      <Button onClick={() => ask.mutate({})}>{say('mailSection.verify')}</Button>
    </>
  )
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const say = useSay('security')
  const change = useChangeMail()
  const form = useSmallForm({ email: '', password: '' }, MailChange, change)
  if (change.isSuccess) return <Notice look="fine">{say('mailSection.changeSent', { email: form.draft.email.trim() })}</Notice>
  return (
    <SmallForm
      onSubmit={form.submit}
      whole={form.whole}
      working={change.isPending}
      submit={say('mailSection.submit')}
      beside={
        <Button look="quiet" onClick={onClose}>
          {say('cancel')}
        </Button>
      }
    >
      <TextField
        label={say('mailSection.new')}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        required
        {...form.field('email')}
      />
      <PasswordField label={say('currentPassword')} {...form.field('password')} />
    </SmallForm>
  )
}
