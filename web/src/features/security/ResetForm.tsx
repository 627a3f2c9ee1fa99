import { NewPassword } from '@keqiao/shared/security'
import { ProblemError } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useSay } from '../../words/say.ts'
import { LinkSpent } from './LinkSpent.tsx'
import { NewPasswordField } from './PasswordField.tsx'
import { useReset } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

export function ResetForm({ token }: { token: string }) {
  const say = useSay('security')
  const reset = useReset()
  const form = useSmallForm({ password: '' }, NewPassword, reset, { token })
  if (reset.isSuccess)
    return (
      <Empty level={1} title={say('reset.done')} text={say('reset.doneText')}>
        <ButtonLink look="known" to={paths.signIn}>
          {say('signIn.title')}
        </ButtonLink>
      </Empty>
    )
  if (reset.error instanceof ProblemError && reset.error.code === 'link_spent')
    return <LinkSpent of="reset" error={reset.error} />
  return (
    <>
      <FormHead title={say('reset.title')} intro={say('reset.intro')} />
      <SmallForm onSubmit={form.submit} whole={form.whole} working={reset.isPending} submit={say('reset.submit')}>
        <NewPasswordField label={say('newPassword')} {...form.field('password')} />
      </SmallForm>
    </>
  )
}
