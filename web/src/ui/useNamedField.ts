import { type RefObject, useEffect } from 'react'
import { useLocation } from 'react-router'

/** An address that names a field (`…/edit#object`) leads to it: in sight and ready to be filled in. */
export function useNamedField(box: RefObject<HTMLElement | null>) {
  const { hash } = useLocation()
  useEffect(() => {
    const id = decodeURIComponent(hash.slice(1))
    const named = id === '' ? null : box.current?.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`)
    if (!named) return
    const frame = requestAnimationFrame(() => {
      const within = 'input, textarea, select, button'
      // Of rows the way to one more: those that are there are filled in.
      const field = named.matches(within)
        ? named
        : (named.querySelector<HTMLElement>(':scope > button') ?? named.querySelector<HTMLElement>(within))
      ;(field ?? named).scrollIntoView({ block: 'center' })
      field?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [box, hash])
}
