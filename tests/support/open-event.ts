import type { RoadshowDraft } from '@keqiao/shared/roadshow'
import type { SignupDraft } from '@keqiao/shared/signups'
import type { z } from 'zod'
import { ask, type Visit } from './browser.ts'
import { roadshowDraft, signupDraft } from './roadshow.ts'

const HOUR = 3_600_000
/** The house that browsers visit has the clock of the world. */
export const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
/** So many days from now, at this time of UTC. */
export const onDay = (days: number, time: string) => `${fromNow(24 * days).slice(0, 10)}T${time}:00.000Z`
/** What a control for day and time takes, of Shanghai. */
export const inShanghai = (days: number, time: string) => `${fromNow(24 * days + 8).slice(0, 10)}T${time}`

export interface Opened {
  id: string
  revision: number
}
export const moveEvent = (who: Visit, { id, revision }: Opened, move: string) =>
  ask<Opened>(who, 'post', `/roadshows/${id}/moves`, { move, revision })

/** An event of the centre that is open for registration. */
export async function openEvent(operator: Visit, given: Partial<z.input<typeof RoadshowDraft>>): Promise<Opened> {
  const made = await ask<Opened>(operator, 'post', '/roadshows', roadshowDraft(given))
  return moveEvent(operator, await moveEvent(operator, made, 'approve'), 'publish')
}

/** Its programme is one session, about one achievement of the library. */
export async function plansOne(operator: Visit, { id, revision }: Opened, startsAt: string, endsAt: string): Promise<Opened> {
  const { items } = await ask<{ items: { card: { id: string } }[] }>(operator, 'get', '/search?kind=achievement&size=1')
  const presentations = [{ subject: `achievement:${items[0]?.card.id}`, speaker: '陈老师', minutes: 10, secrecyTick: true }]
  const agenda = [{ title: '检测专场', startsAt, endsAt, presentations }]
  return ask<Opened>(operator, 'put', `/roadshows/${id}/agenda`, { revision, agenda })
}

let given = 0
/** A telephone that nobody has given before. */
export const phone = () => `137${String(Date.now() + ++given).slice(-8)}`

interface SignedUp {
  /** Of the own link. */
  token: string
  signup: { name: string; ticket: string }
}
/** Somebody new, without an account. */
export const signUp = (who: Visit, event: string, more: Partial<z.input<typeof SignupDraft>> = {}) =>
  ask<SignedUp>(who, 'post', `/roadshows/${event}/signups`, signupDraft({ contact: phone(), key: `${phone()}-journey`, ...more }))
