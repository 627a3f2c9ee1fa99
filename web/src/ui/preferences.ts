import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
export type TextSize = 'normal' | 'large'
interface Preferences {
  theme: Theme
  text: TextSize
}

const KEPT = 'keqiao.look'
const listeners = new Set<() => void>()
let now: Preferences = read()

function read(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Preferences>
    return {
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
      text: kept.text === 'large' ? 'large' : 'normal',
    }
  } catch {
    return { theme: 'system', text: 'normal' }
  }
}

export function applyPreferences() {
  const { dataset } = document.documentElement
  if (now.theme === 'system') delete dataset.theme
  else dataset.theme = now.theme
  if (now.text === 'large') dataset.text = 'large'
  else delete dataset.text
}

export function setPreference(change: Partial<Preferences>) {
  now = { ...now, ...change }
  try {
    localStorage.setItem(KEPT, JSON.stringify(now))
  } catch {
    // Not kept, still applied.
  }
  applyPreferences()
  for (const tell of listeners) tell()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => now,
  )
}

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)')

/** Whether the page is dark now, by choice or by the system. */
export function useDark(): boolean {
  const { theme } = usePreferences()
  const system = useSyncExternalStore(
    (tell) => {
      darkQuery().addEventListener('change', tell)
      return () => darkQuery().removeEventListener('change', tell)
    },
    () => darkQuery().matches,
  )
  return theme === 'system' ? system : theme === 'dark'
}
