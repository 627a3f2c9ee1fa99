/// <reference lib="dom" />
import type { RoadshowDraft } from '@keqiao/shared/roadshow'
import type { SignupDraft } from '@keqiao/shared/signups'
import type { z } from 'zod'
import { ask, type Visit } from './browser.ts'
import { fromNow, moveEvent, openEvent, phone, signUp } from './open-event.ts'

export interface AtDoor {
  name: string
  ticket: string
  figures: string
  token: string
}

/** An event that is on, and people with a place; over when the test is. */
export async function eventWith(
  operator: Visit,
  people: Partial<z.input<typeof SignupDraft>>[],
  given: Partial<z.input<typeof RoadshowDraft>> = {},
) {
  const dates = { startsAt: fromNow(1), endsAt: fromNow(3), regOpensAt: fromNow(-9), regClosesAt: fromNow(0.5) }
  const capacity = { ONSITE: people.length + 1, ONLINE: 1 }
  const open = await openEvent(operator, { title: '签到演练', ...dates, capacity, ...given })
  const guests: AtDoor[] = []
  for (const person of people) {
    const contact = phone()
    const { signup, token } = await signUp(operator, open.id, { contact, ...person })
    guests.push({ name: signup.name, ticket: signup.ticket, figures: contact.slice(-4), token })
  }
  const live = await moveEvent(operator, open, 'start')
  return { id: open.id, guests, end: () => moveEvent(operator, live, 'end') }
}

export const doorOf = (who: Visit, id: string) =>
  ask<{ here: number; last: { name: string; how: string }[] }>(who, 'get', `/roadshows/${id}/door`)

/** The files that the page needs without a network are kept by now. */
export const isKept = (page: Visit['page']) =>
  page.evaluate(async () => {
    const kept = (await caches.has('keqiao-door-2')) ? await (await caches.open('keqiao-door-2')).keys() : []
    const workers = await navigator.serviceWorker.getRegistrations()
    return (
      workers.length === 1 &&
      kept.some(({ url }) => url.endsWith('.wasm')) &&
      kept.some(({ url }) => new URL(url).pathname === location.pathname)
    )
  })
