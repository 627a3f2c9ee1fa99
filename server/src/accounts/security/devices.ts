import type { SessionCard } from '@keqiao/shared/security'

type Kind<T extends string> = readonly (readonly [RegExp, T])[]

/** First match wins: those that also call themselves Chrome or Safari come before. */
const BROWSERS: Kind<SessionCard['browser']> = [
  [/MicroMessenger|wxwork/i, 'wechat'],
  [/\bEdg(e|A|iOS)?\//, 'edge'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
]
const SYSTEMS: Kind<SessionCard['system']> = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'],
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'macos'],
  [/Linux|X11/, 'linux'],
]

const first = <T extends string>(kinds: Kind<T>, agent: string) => kinds.find(([pattern]) => pattern.test(agent))?.[1]

/** What a person calls the machine; only to recognise it, never to decide by. */
export function deviceOf(userAgent: string | null): Pick<SessionCard, 'browser' | 'system'> {
  const agent = (userAgent ?? '').slice(0, 400)
  return { browser: first(BROWSERS, agent) ?? 'other', system: first(SYSTEMS, agent) ?? 'other' }
}

/** `203.0.113.7` → `203.0.113.*`, `2001:db8:1:2::7` → `2001:db8:1:*`. */
export function maskAddress(address: string | null): string {
  if (!address) return ''
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}:*`
  return address.replace(/\.\d+$/, '.*')
}
