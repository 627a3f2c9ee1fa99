import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'

/** What somebody must do about their own security before they can go on, on every page. */
export function Duties({ passwordExpired, lacksSecondFactor }: { passwordExpired: boolean; lacksSecondFactor: boolean }) {
  const say = useSay('security')
  if (!passwordExpired && !lacksSecondFactor) return null
  const duty = passwordExpired ? 'expired' : 'asleep'
  return (
    <Notice look="known" title={say(`${duty}.title`)}>
      <p>
        {say(`${duty}.text`)} <Link to={paths.security}>{say(`${duty}.next`)}</Link>
      </p>
    </Notice>
  )
}
