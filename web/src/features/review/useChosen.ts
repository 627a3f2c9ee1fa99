import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

/** Which item of a list lies open: named in the address, the first one otherwise. */
export function useChosen<T>(items: readonly T[], nameOf: (item: T) => string) {
  const [params, setParams] = useSearchParams()
  const named = params.get('item')
  const at = items.findIndex((item) => nameOf(item) === named)
  const [first] = items
  const chosen = named ?? (first && nameOf(first)) ?? null
  const go = (name: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (name) next.set('item', name)
        else next.delete('item')
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  const place = named ? at : 0
  const neighbour = (step: 1 | -1) => {
    const other = items[place + step]
    return other ? nameOf(other) : null
  }
  // What was opened by its address and has left the list meanwhile stays open until one goes on.
  const beside = neighbour(1) ?? neighbour(-1)
  useEffect(() => {
    if (chosen) document.querySelector(`[data-item="${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return {
    chosen,
    /** Opened by hand: on a phone the item then takes the place of the list. */
    isOpen: named !== null,
    next: () => {
      const name = at < 0 && named ? first && nameOf(first) : neighbour(1)
      if (name) go(name)
    },
    previous: () => {
      const name = neighbour(-1)
      if (name) go(name)
    },
    /** To the next one once this one is done, to the one before at the end, to the empty list after the last. */
    goOn: () => go(beside),
    open: go,
    close: () => go(null),
  }
}
