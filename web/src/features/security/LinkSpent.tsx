import { ProblemError } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'

const NEXT = { signUp: paths.signUp, reset: paths.forgot, mail: paths.security }

/** A link that was used, has ended or never was: what to do instead. */
export function LinkSpent({ of, error }: { of: keyof typeof NEXT; error: Error }) {
  const say = useSay('security')
  if (!(error instanceof ProblemError) || !['link_spent', 'invalid_input'].includes(error.code)) return <Trouble error={error} />
  return (
    <Empty level={1} title={say('spent.title')} text={say(`spent.${of}`)}>
      <ButtonLink look="known" to={NEXT[of]}>
        {say(`spent.${of}Next`)}
      </ButtonLink>
      <ButtonLink to={paths.signIn}>{say('signIn.title')}</ButtonLink>
    </Empty>
  )
}
