import { Proof } from '@keqiao/shared/security'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { CodeField } from './CodeField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

interface Props {
  sending: {
    error: Error | null
    isPending: boolean
    reset: () => void
    mutate: (body: Proof) => void
  }
  /** Whether this person has a code at all. */
  needsCode?: boolean
  intro: string
  submit: string
  onCancel: () => void
}

/** Password and code once more, for what must not be done by whoever finds the screen open. */
export function ProofForm({ sending, needsCode = true, intro, submit, onCancel }: Props) {
  const say = useSay('security')
  const blank = { password: '', ...(needsCode && { code: '' }) }
  const form = useSmallForm(blank, needsCode ? Proof : Proof.omit({ code: true }), sending as Parameters<typeof useSmallForm>[2])
  return (
    <>
      <p>{intro}</p>
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={sending.isPending}
        submit={submit}
        beside={
          <Button look="quiet" onClick={onCancel}>
            {say('cancel')}
          </Button>
        }
      >
        <PasswordField label={say('currentPassword')} {...form.field('password')} />
        {needsCode && <CodeField kind="either" {...form.field('code' as 'password')} />}
      </SmallForm>
    </>
  )
}
