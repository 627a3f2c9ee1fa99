import { type Erasure, type ErasureBody, type MyPrivacy, PRIVACY_DAYS } from '@keqiao/shared/privacy'
import { type ReactNode, useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useAskErasure, useKeepAccount } from './queries.ts'

/** A password form that another feature brings. */
export interface Proving {
  sending: { error: Error | null; isPending: boolean; reset: () => void; mutate: (body: ErasureBody) => void }
  needsCode: boolean
  intro: string
  submit: string
  onCancel: () => void
}

interface Props {
  erasure: Erasure | null
  outlook: MyPrivacy['outlook']
  proof: (proving: Proving) => ReactNode
  onGone: () => void
}

export function EraseSection(props: Props) {
  const { erasure } = props
  return erasure?.state === 'waiting' ? <Waiting erasure={erasure} /> : <Asking {...props} />
}

function Asking({ erasure, outlook, proof, onGone }: Props) {
  const say = useSay('privacy')
  const [asking, setAsking] = useState(false)
  const ask = useAskErasure(onGone)
  return (
    <div className={css.part}>
      <Ended erasure={erasure} />
      <p>{say('erase.text')}</p>
      <Meaning outlook={outlook} />
      {outlook.blocked ? (
        <Notice look="alarm" title={say('erase.blocked')} />
      ) : asking ? (
        proof({
          sending: ask,
          needsCode: outlook.needsCode,
          intro: say(outlook.needsCode ? 'erase.introCode' : 'erase.intro'),
          submit: say('erase.confirm'),
          onCancel: () => {
            ask.reset()
            setAsking(false)
          },
        })
      ) : (
        <Button onClick={() => setAsking(true)}>{say('erase.ask')}</Button>
      )}
    </div>
  )
}

/** The consequences in plain words, before anything is asked. */
function Meaning({ outlook: { atOnce, organisations, isAgent, openWork } }: Pick<Props, 'outlook'>) {
  const say = useSay('privacy')
  const steps = atOnce ? ['prove', 'once'] : ['prove', 'think', 'done']
  return (
    <>
      <dl className={css.means}>
        {(['deleted', 'kept'] as const).map((part) => (
          <div key={part}>
            <dt>{say(`erase.${part}`)}</dt>
            <dd>{say(`erase.${part}Text`)}</dd>
          </div>
        ))}
        {(organisations.length > 0 || isAgent) && (
          <div>
            <dt>{say('erase.organisations')}</dt>
            {organisations.map(({ id, name, after }) => (
              <dd key={id}>{say(`erase.after.${after}`, { name })}</dd>
            ))}
            {isAgent && <dd>{say('erase.agent')}</dd>}
            {openWork > 0 && <dd>{say('erase.work', { count: openWork })}</dd>}
          </div>
        )}
      </dl>
      <ol className={css.steps} aria-label={say('erase.steps.label')}>
        {steps.map((step) => (
          <li key={step}>{say(`erase.steps.${step}`, { days: PRIVACY_DAYS.erasure })}</li>
        ))}
      </ol>
    </>
  )
}

function Waiting({ erasure }: { erasure: Erasure }) {
  const say = useSay('privacy')
  const language = useLanguage()
  const keep = useKeepAccount()
  return (
    <div className={css.part}>
      <Notice look="alarm" title={say('erase.waiting', { due: dateTime(erasure.dueAt, language) })}>
        <p>{say('erase.waitingText')}</p>
      </Notice>
      <Button look="known" disabled={keep.isPending} onClick={() => keep.mutate({})}>
        {say('erase.keep')}
      </Button>
      {keep.isError && <Trouble error={keep.error} />}
    </div>
  )
}

/** What is left to say to somebody whose account went at once. */
export function Farewell() {
  const say = useSay('privacy')
  return (
    <Empty level={1} title={say('erase.going')} text={say('erase.goingText')}>
      <ButtonLink look="known" to={paths.home}>
        {say('erase.home')}
      </ButtonLink>
    </Empty>
  )
}

function Ended({ erasure }: { erasure: Erasure | null }) {
  const say = useSay('privacy')
  const language = useLanguage()
  if (!erasure?.endedAt || (erasure.state !== 'withdrawn' && erasure.state !== 'refused')) return null
  return (
    <Notice>
      <p>{say(`erase.${erasure.state}`, { at: dateTime(erasure.endedAt, language) })}</p>
    </Notice>
  )
}
