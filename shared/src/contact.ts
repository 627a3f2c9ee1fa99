import { z } from 'zod'

/** Where somebody without an account can be reached: a mobile number or a mailbox, in one spelling. */
export interface Contact {
  kind: 'phone' | 'mail'
  value: string
  /** The same for every way of writing it. */
  key: string
}

const MAIL = /^[^\s@,;<>()]{1,64}@(?=.{3,190}$)[^\s@,;<>().]{1,63}(?:\.[^\s@,;<>().]{1,63}){1,8}$/
/** Signs that people set between figures; NFKC has made the full-width ones plain. */
const BETWEEN = /[\s().·\u2010-\u2015-]/g

/** Reads what was typed: full-width figures, blanks and dashes, `+86`, capital letters; null when it is neither. */
export function readContact(typed: string): Contact | null {
  const plain = typed.normalize('NFKC').trim()
  if (plain.includes('@')) {
    const value = plain.toLowerCase().normalize('NFC')
    return MAIL.test(value) ? { kind: 'mail', value, key: `mail:${value}` } : null
  }
  const figures = plain.replace(BETWEEN, '').replace(/^00(?=[1-9])/, '+')
  const home = figures.replace(/^\+?86(?=1[3-9]\d{9}$)/, '')
  if (/^1[3-9]\d{9}$/.test(home)) return { kind: 'phone', value: home, key: `phone:${home}` }
  return /^\+[1-9]\d{6,14}$/.test(figures) ? { kind: 'phone', value: figures, key: `phone:${figures}` } : null
}

export const ContactText = z
  .string()
  .trim()
  .max(190)
  .refine((typed) => readContact(typed) !== null, 'contact_unreadable')
