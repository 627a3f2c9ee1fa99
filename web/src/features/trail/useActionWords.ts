import { useSay } from '../../words/say.ts'

/** `need.approve` in words; an action this web does not know yet stands as it is. */
export function useActionWords() {
  const say = useSay('trail')
  const listings = useSay('listings')
  const known = (speak: typeof say, key: string) => (speak(key) === key ? undefined : speak(key))
  return (action: string): string => {
    const [kind = '', verb = ''] = action.split('.')
    if (kind !== 'need' && kind !== 'achievement') return known(say, `action.${action}`) ?? action
    const words = known(say, `listing.${verb}`) ?? known(listings, `move.${verb}`)
    return words ? say('ofListing', { kind: say(`kind.${kind}`), verb: words }) : action
  }
}
