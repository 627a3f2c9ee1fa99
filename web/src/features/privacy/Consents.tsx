import { type ConsentState, FREE_PURPOSES } from '@keqiao/shared/privacy'
import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useConsent } from './queries.ts'

/** Giving and taking back look alike and cost one press each. */
export function Consents({ states, version }: { states: readonly ConsentState[]; version: string }) {
  const say = useSay('privacy')
  const language = useLanguage()
  const consent = useConsent()
  return (
    <>
      {consent.isError && <Trouble error={consent.error} />}
      <ul className={css.list}>
        {FREE_PURPOSES.map((purpose) => {
          const { given = null, at = null } = states.find((one) => one.purpose === purpose) ?? {}
          const what = say(`consent.purpose.${purpose}`)
          const state = given === null ? 'never' : given ? 'given' : 'withdrawn'
          return (
            <li key={purpose}>
              <span className={css.what}>
                {what}
                <span className={css.state}>
                  {say(`consent.${state}`, { at: at ? dateTime(at, language) : '' })} {say(`consent.without.${purpose}`)}
                </span>
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
    </>
  )
}
