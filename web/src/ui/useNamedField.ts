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
      named.scrollIntoView({ block: 'center' })
      const within = 'input, textarea, select, button'
      const field = named.matches(within) ? named : named.querySelector<HTMLElement>(within)
      field?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [box, hash])
}
