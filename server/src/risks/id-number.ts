/** Provinces of GB/T 2260 as identity numbers begin. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The last character of an identity number by GB 11643 (ISO 7064 MOD 11-2). */
export const checkOf = (first17: string): string =>
  CHECKS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11] as string

/** A resident identity number: 18 characters with the right check, or the 15 digits of before 1999, which have none. */
export function isIdNumber(number: string): boolean {
  const whole = number.toUpperCase()
  if (!PROVINCE.test(whole)) return false
  if (/^\d{15}$/.test(whole))
    return isDay(1900 + Number(whole.slice(6, 8)), Number(whole.slice(8, 10)), Number(whole.slice(10, 12)))
  if (!/^\d{17}[\dX]$/.test(whole)) return false
  const year = Number(whole.slice(6, 10))
  if (year < 1880 || year > 2099 || !isDay(year, Number(whole.slice(10, 12)), Number(whole.slice(12, 14)))) return false
  return checkOf(whole) === whole[17]
}
