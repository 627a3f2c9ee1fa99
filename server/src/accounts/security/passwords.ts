import { readFileSync } from 'node:fs'
import type { Policy } from '../policy.ts'

export interface PasswordFault {
  code: typeof import('@keqiao/shared/security').PASSWORD_FAULTS[number]
  facts: Record<string, unknown>
}
/** Whom the password is for: what others know about them makes a poor password. */
export interface About {
  email: string
  name: string
}

const read = (name: string) =>
  readFileSync(new URL(`../../../../seeds/passwords/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
const COMMON = new Set(read('common.txt'))
/** Longest first, so that a word is not taken for a shorter one inside it. */
const WORDS = read('words.txt').sort((a, b) => b.length - a.length)
const HOUSE = ['keqiao', '科桥']

/** Fewer different characters than this are a pattern, however long. */
const FEWEST_DIFFERENT = 5
/** What stands beside a known word must be longer than a birthday. */
const FEWEST_BESIDE = 9
const LEET: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'i', '!': 'i', '3': 'e', '5': 's', $: 's', '7': 't' }

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
/** `p@ssw0rd2026!` → `password2026!`: the tail of figures and signs is what it is. */
const unleet = (text: string) => {
  const tail = /(?<![\d\p{P}\p{S}\s])[\d\p{P}\p{S}\s]+$/u.exec(text)?.[0] ?? ''
  const head = text.slice(0, text.length - tail.length)
  return head.replace(/[@401!35$7]/g, (sign) => LEET[sign] ?? sign) + tail
}

/** Why this will not do as a new password; empty when it will. Length counts characters, not bytes. */
export function passwordFaults(password: string, policy: Policy, about: About): PasswordFault[] {
  const faults: PasswordFault[] = []
  const length = [...password].length
  if (length < policy.min) faults.push({ code: 'password_short', facts: { min: policy.min } })
  if (length > policy.max) faults.push({ code: 'password_long', facts: { max: policy.max } })
  if (faults.length > 0) return faults
  const folded = fold(password)
  const personal = own(about).find((word) => folded.includes(word) && folded.length - word.length < FEWEST_BESIDE)
  if (personal) return [{ code: 'password_personal', facts: { word: personal } }]
  if (isCommon(folded)) return [{ code: 'password_common', facts: {} }]
  if (isPattern(folded)) return [{ code: 'password_simple', facts: {} }]
  if (classesOf(password) < policy.classes) return [{ code: 'password_classes', facts: { classes: policy.classes } }]
  return []
}

function own({ email, name }: About): string[] {
  const [local = '', domain = ''] = fold(email).split('@')
  const parts = [local, ...local.split(/[._+-]/), domain.split('.')[0] ?? '', fold(name).replaceAll(/\s/g, ''), ...HOUSE]
  return parts.filter((part) => part.length >= 4 || /\p{Script=Han}{2,}/u.test(part))
}

/** Listed as it is, or nothing but listed words with figures and signs around them. */
function isCommon(folded: string): boolean {
  if (COMMON.has(folded)) return true
  return [folded, unleet(folded)].some((text) => {
    let rest = text
    for (const word of WORDS) rest = rest.replaceAll(word, '|')
    const letters = rest.replaceAll(/[^\p{L}]/gu, '')
    return rest !== text && letters.length === 0 && rest.replaceAll('|', '').length < FEWEST_BESIDE
  })
}

/** The same few characters, a run up or down, a piece repeated, a date or a mobile number. */
function isPattern(folded: string): boolean {
  if (new Set(folded).size < FEWEST_DIFFERENT) return true
  if (/^(.{1,6})\1+.{0,3}$/u.test(folded)) return true
  if (/^(\+?86)?1[3-9]\d{9}$/.test(folded)) return true
  if (/^(19|20)\d{2}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?$/.test(folded)) return true
  const codes = [...folded].map((sign) => sign.codePointAt(0) as number)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] as number))
  return (
    steps.filter((step) => step === 1).length >= steps.length - 2 ||
    steps.filter((step) => step === -1).length >= steps.length - 2
  )
}

/** Lower case, upper case, figures, signs; Chinese characters count as signs. */
export const classesOf = (password: string) =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
