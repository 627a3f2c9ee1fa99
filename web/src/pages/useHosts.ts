import { useMe } from '../features/accounts/queries.ts'
import { useSay } from '../words/say.ts'

/** In whose name this person may hold an event: the own organisations, the centre for its operators. */
export function useHosts(host: { id: string; name: string } | null = null) {
  const say = useSay('organise')
  const { organisations, isOperator } = useMe()
  const own = organisations.filter(({ state, id }) => state === 'active' && id !== host?.id)
  return [...(host ? [host] : []), ...(isOperator || !host ? [{ id: '', name: say('form.centre') }] : []), ...own].filter(
    ({ id }) => id !== '' || isOperator,
  )
}
