import { type ConsentState, FREE_PURPOSES } from '@keqiao/shared/privacy'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useConsent } from './queries.ts'

interface Props {
  states: readonly ConsentState[]
  version: string
  isAgent: boolean
}

/** What is asked of everybody; the rest is asked of agents. */
const COMMON = 'optional_mails'

/** Giving and taking back look alike and cost one press each. */
export function Consents({ states, version, isAgent }: Props) {
  const say = useSay('privacy')
  const language = useLanguage()
  const consent = useConsent()
  const answerTo = (purpose: string) => states.find((one) => one.purpose === purpose) ?? { given: null, at: null }
  const shown = FREE_PURPOSES.filter((purpose) => isAgent || purpose === COMMON || answerTo(purpose).given !== null)
  return (
    <>
      {consent.isError && <Trouble error={consent.error} />}
      <ul className={css.list}>
        {shown.map((purpose) => {
          const { given, at } = answerTo(purpose)
          const what = say(`consent.purpose.${purpose}`)
          const state = given === null ? 'never' : given ? 'given' : 'withdrawn'
          return (
            <li key={purpose}>
              <span className={css.what}>
                <span>
                  {what} <Tag look={given ? 'fine' : 'outline'}>{say(given ? 'consent.yes' : 'consent.no')}</Tag>
                </span>
                <span className={css.state}>{say(`consent.without.${purpose}`)}</span>
                <span className={css.state}>{say(`consent.${state}`, { at: at ? dateTime(at, language) : '' })}</span>
              </span>
              <Button
                small
                disabled={consent.isPending}
                aria-label={say(given ? 'consent.withdrawOne' : 'consent.giveOne', { what })}
                onClick={() => consent.mutate({ purpose, given: !given, version })}
              >
                {say(given ? 'consent.withdraw' : 'consent.give')}
              </Button>
            </li>
          )
        })}
      </ul>
      {shown.length < FREE_PURPOSES.length && <p className={css.state}>{say('consent.agentsOnly')}</p>}
    </>
  )
}
