import type { Access } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AskDialog } from './AskDialog.tsx'
import css from './grants.module.css'
import { accessQuery, useTakeBack } from './queries.ts'
import { type AskedScope, type Seen, sightOf } from './sight.ts'

interface Props {
  subject: string
  /** Whose it is stays hidden. */
  anonymous: boolean
  /** The way in, for nobody yet; null for who is signed in. */
  signInTo: string | null
}

/** What a reader of somebody else's record has not got: to ask for it, and how the asking stands. */
export function AccessPanel({ subject, anonymous, signInTo }: Props) {
  if (signInTo === null) return <Known subject={subject} />
  return anonymous ? <SignInFirst signInTo={signInTo} /> : null
}

function SignInFirst({ signInTo }: { signInTo: string }) {
  const say = useSay('grants')
  return (
    <section className={css.panel} aria-label={say('panel.title')}>
      <h2>{say('panel.title')}</h2>
      <p>{say('panel.signIn')}</p>
      <p>
        <ButtonLink small to={signInTo}>
          {say('panel.signInButton')}
        </ButtonLink>
      </p>
    </section>
  )
}

function Known({ subject }: { subject: string }) {
  const say = useSay('grants')
  const { data, error, refetch } = useQuery(accessQuery(subject))
  const [asking, setAsking] = useState<AskedScope | null>(null)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const seen = data ? sightOf(data) : []
  if (!data || seen.length === 0) return null
  return (
    <section className={css.panel} aria-label={say('panel.title')}>
      <h2>{say('panel.title')}</h2>
      {seen.map((one) => (
        <Scope key={one.scope} seen={one} as={data.as} onAsk={() => setAsking(one.scope)} />
      ))}
      {data.as.length === 0 && seen.some(({ mayAsk }) => mayAsk) && <WhoMay />}
      <AskDialog
        key={asking}
        open={asking !== null}
        subject={subject}
        scope={asking ?? 'NAME'}
        as={data.as}
        onClose={() => setAsking(null)}
      />
    </section>
  )
}

/** One thing to ask for: the state in a sentence, then what can be done. */
function Scope({ seen, as, onAsk }: { seen: Seen; as: Access['as']; onAsk: () => void }) {
  const say = useSay('grants')
  const language = useLanguage()
  const takeBack = useTakeBack()
  const { scope, standing, request, mayAsk } = seen
  const day = (at: string | null | undefined) => (at ? date(at, language) : '')
  const until = standing === 'live' && request?.until
  return (
    <div className={css.scope} data-standing={standing}>
      <h3>{say(`scope.${scope}`)}</h3>
      <p>
        {say(`standing.${standing}.${scope}`, {
          due: day(request?.dueAt),
          at: day(request?.ended?.at ?? request?.answeredAt),
        })}
        {until && say('standing.until', { until: day(until) })}
      </p>
      {request?.text && (standing === 'refused' || standing === 'live') && (
        <p className={css.quote}>{say('standing.said', { text: request.text })}</p>
      )}
      <Refusals error={takeBack.error} rest={[]} />
      <p className={css.buttons}>
        {standing === 'asked' && request && (
          <Button small disabled={takeBack.isPending} onClick={() => takeBack.mutate(request.id)}>
            {say('takeBack')}
          </Button>
        )}
        {mayAsk && standing !== 'asked' && as.length > 0 && (
          <Button small look="known" aria-haspopup="dialog" onClick={onAsk}>
            {say(standing === 'closed' ? `askFor.${scope}` : 'askAgain')}
          </Button>
        )}
      </p>
    </div>
  )
}

/** Not everybody may ask: the way to become somebody who may. */
function WhoMay() {
  const say = useSay('grants')
  return (
    <p className={css.note}>
      {say('panel.whoMay')} <Link to={paths.apply}>{say('panel.apply')}</Link>
      {say('panel.or')}
      <Link to={paths.myAgent}>{say('panel.becomeAgent')}</Link>
      {say('panel.end')}
    </p>
  )
}
