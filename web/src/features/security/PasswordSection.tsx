import { PasswordChange } from '@keqiao/shared/security'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { NewPasswordField, PasswordField } from './PasswordField.tsx'
import { useChangePassword } from './queries.ts'
import css from './SecuritySheet.module.css'
import { SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

export function PasswordSection({ changedAt, open }: { changedAt: string | null; open: boolean }) {
  const say = useSay('security')
  const language = useLanguage()
  const change = useChangePassword()
  const [opened, setOpened] = useState(open)
  const form = useSmallForm({ current: '', password: '' }, PasswordChange, {
    ...change,
    mutate: (body: PasswordChange) => change.mutate(body, { onSuccess: () => setOpened(false) }),
  })
  return (
    <div className={css.part}>
      {change.isSuccess && <Notice look="fine">{say('passwordSection.done')}</Notice>}
      {changedAt && <p>{say('passwordSection.since', { date: date(changedAt, language) })}</p>}
      {opened ? (
        <SmallForm
          onSubmit={form.submit}
          whole={form.whole}
          working={change.isPending}
          submit={say('passwordSection.submit')}
          beside={
            <Button look="quiet" onClick={() => setOpened(false)}>
              {say('cancel')}
            </Button>
          }
        >
          <PasswordField label={say('currentPassword')} {...form.field('current')} />
          <NewPasswordField label={say('newPassword')} {...form.field('password')} />
        </SmallForm>
      ) : (
        <Button
          onClick={() => {
            form.clear()
            setOpened(true)
          }}
        >
          {say('passwordSection.change')}
        </Button>
      )}
    </div>
  )
}
