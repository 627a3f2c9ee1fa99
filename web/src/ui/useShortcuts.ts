import { useLayoutEffect, useRef } from 'react'
import { keep, readKept } from './kept.ts'

const KEPT = 'keqiao.keys'

/** Whether single keys act; whoever speaks to their computer may want them off. */
export const keysAct = () => readKept<boolean>(KEPT) !== false
export const letKeysAct = (act: boolean) => keep(KEPT, act)

const TEXT = /^(?:text|search|email|url|tel|password|number|month|date)$/

/** Letters belong to whatever is being written or chosen. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TEXT.test(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** Single keys, by the letter they write; an absent action leaves the key alone. */
export function useShortcuts(actions: Record<string, (() => void) | undefined>) {
  const latest = useRef(actions)
  latest.current = actions
  // Not after the paint: what can be seen can be acted on.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      const key = event.key.toLowerCase()
      // An open dialog has its own keys; Escape leaves whatever one is in.
      if (document.querySelector('dialog[open]') || (key !== 'escape' && (isWriting(event.target) || !keysAct()))) return
      const act = latest.current[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
