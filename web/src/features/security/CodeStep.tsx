import { PassCode } from '@keqiao/shared/security'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { CodeField } from './CodeField.tsx'
import { usePassCode } from './queries.ts'
import { FormHead, SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

type Kind = 'app' | 'backup'

/** The second step; when it is over, it leads back to the first and says why. */
export function CodeStep({ email, onBack }: { email: string; onBack: (why: Error | null) => void }) {
  const [kind, setKind] = useState<Kind>('app')
  // Another kind of code is another form: nothing typed or said of the one stands at the other.
  return <OneKind key={kind} {...{ email, onBack, kind }} onOther={() => setKind(kind === 'app' ? 'backup' : 'app')} />
}

interface Props {
  email: string
  kind: Kind
  onBack: (why: Error | null) => void
  onOther: () => void
}

function OneKind({ email, kind, onBack, onOther }: Props) {
  const say = useSay('security')
  const pass = usePassCode()
  const form = useSmallForm(
    { code: '' },
    PassCode,
    {
      ...pass,
      mutate: (body: PassCode) =>
        pass.mutate(body, {
          onError: (error) => error instanceof ProblemError && error.code === 'challenge_over' && onBack(error),
        }),
    },
    { kind },
  )
  return (
    <>
      <FormHead title={say('code.title')} intro={say(kind === 'app' ? 'code.intro' : 'code.backupIntro', { email })} />
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={pass.isPending}
        submit={say(pass.isPending ? 'signIn.working' : 'code.submit')}
        beside={
          <>
            <Button look="quiet" onClick={onOther}>
              {say(kind === 'app' ? 'code.useBackup' : 'code.useApp')}
            </Button>
            <Button look="quiet" onClick={() => onBack(null)}>
              {say('code.other')}
            </Button>
          </>
        }
      >
        <CodeField kind={kind} autoFocus {...form.field('code')} />
      </SmallForm>
    </>
  )
}
