import { z } from 'zod'

/** 统一社会信用代码, GB 32100-2015: 17 characters of these 31, weighted by 3^i, and a check character modulo 31. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** As people paste it — full width, spaces, small letters — to as it is kept. */
export const normaliseUscc = (given: string) => given.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** The check character of the first 17; null where one of them may not stand in a code. */
export function usccCheck(first17: string): string | null {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    const value = CHARACTERS.indexOf(character)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] as string
}

export type UsccFault = 'uscc_form' | 'uscc_check'

/** What is wrong with a normalised code: its form (length, characters, digits of the region), or its check character. */
export function usccFault(code: string): UsccFault | null {
  if (code.length !== LENGTH) return 'uscc_form'
  const check = usccCheck(code.slice(0, LENGTH - 1))
  if (check === null || !CHARACTERS.includes(code.charAt(LENGTH - 1)) || !/^..\d{6}/.test(code)) return 'uscc_form'
  return check === code.charAt(LENGTH - 1) ? null : 'uscc_check'
}

export const Uscc = z
  .string()
  .max(60)
  .transform(normaliseUscc)
  .superRefine((code, context) => {
    const fault = code === '' ? 'required' : usccFault(code)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
