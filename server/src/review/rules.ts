import type { Contact } from '@keqiao/shared/listings'
import { type Instant, maskMail } from '@keqiao/shared/primitives'
import type { DeskContact } from '@keqiao/shared/review'
import { addDays, type Calendar, dayOf } from '../taxonomy/calendar.ts'

const MOST_DAYS = 400

/** Whole working days that have begun since the day of `from`. */
export function workingDaysSince(calendar: Calendar, from: Instant, now: Instant): number {
  let days = 0
  const today = dayOf(now)
  for (let day = addDays(dayOf(from), 1); day <= today && days < MOST_DAYS; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days++
  return days
}

/** `138****8000`: the first three and the last four stay. */
const maskPhone = (phone: string) => `${phone.slice(0, 3)}${'*'.repeat(Math.max(0, phone.length - 7))}${phone.slice(3).slice(-4)}`

/** Enough to see that there is something, and to recognise what one knows. */
export const masked = (contact: Contact | null): DeskContact | null =>
  contact && {
    person: `${[...contact.person][0] ?? ''}**`,
    phone: contact.phone && maskPhone(contact.phone),
    email: contact.email && maskMail(contact.email),
  }
