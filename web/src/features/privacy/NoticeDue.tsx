import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import { useAcceptNotice } from './queries.ts'

/** A notice that this person has yet to read, on every page until it is confirmed; nothing else waits for it. */
export function NoticeDue({ version }: { version: string }) {
  const say = useSay('privacy')
  const accept = useAcceptNotice()
  return (
    <Notice look="known" title={say('notice.due', { version })}>
      <p>
        {say('notice.dueText')} <Link to={paths.privacyNotice}>{say('notice.read')}</Link>
      </p>
      <Button small disabled={accept.isPending} onClick={() => accept.mutate(version)}>
        {say('notice.confirm')}
      </Button>
    </Notice>
  )
}
