import type { DoorAnswer, DoorRefusal, Pack } from '@keqiao/shared/check-ins'
import { ticketIn } from '@keqiao/shared/signups'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { newKey } from '../../api/newKey.ts'
import { guestInPack, type KeptScan, keepScan, scansOf } from './pocket.ts'
import { type At, doorKey, enter } from './queries.ts'

/** What is shown after a scan: what the house said, or without a network what this telephone knows. */
export type Shown =
  | { kind: 'house'; answer: DoorAnswer; until: number; asked: Asked }
  | { kind: 'waiting'; name: string; organisation: string; meetings: Meetings }
  | { kind: 'again'; name: string; at: string; meetings: Meetings }
  | { kind: 'refused'; why: DoorRefusal; name: string }
  | { kind: 'unknown'; scan: KeptScan }
  | { kind: 'no_ticket' }
  | { kind: 'problem'; error: unknown }

/** Whom it is about: by ticket, or looked up. */
interface Asked {
  ticket?: string
  signupId?: string
  companionId?: string | null
}
type Meetings = Pack['guests'][number]['meetings']

const SAME_MS = 4000
const UNDO_MS = 10_000
/** The network, not the house, is the trouble. */
export const isAway = (error: unknown) =>
  !(error instanceof ProblemError) || ['offline', 'not_ready', 'unexpected'].includes(error.code)

interface Given {
  at: At
  sessionId: string | null
  device: string | null
  pack: Pack | undefined
  onAway: (away: boolean) => void
  onKept: () => void
}

/** Everything that is read, typed or chosen goes through here, with a network or without. */
export function useDoor({ at, sessionId, device, pack, onAway, onKept }: Given) {
  const client = useQueryClient()
  const [shown, setShown] = useState<Shown | null>(null)
  const last = useRef({ text: '', at: 0 })
  const busy = useRef(false)

  async function keep(scan: KeptScan) {
    await keepScan(scan)
    onKept()
  }

  async function answerAlone(scan: KeptScan): Promise<Shown> {
    const kept = (await scansOf(at.id)).find((one) => isSame(one, scan))
    const guest = pack && (await guestInPack(pack, scan.ticket))
    const name = guest?.name ?? kept?.name ?? ''
    const meetings = (guest?.meetings ?? []).filter(({ endsAt }) => endsAt > scan.at)
    if (kept) return { kind: 'again', name, at: kept.at, meetings }
    if (!guest) return { kind: 'unknown', scan }
    if (guest.refused) return { kind: 'refused', why: guest.refused, name }
    if (guest.inAt && !scan.sessionId && !scan.companionId) return { kind: 'again', name, at: guest.inAt, meetings }
    await keep({ ...scan, name })
    return { kind: 'waiting', name, organisation: guest.organisation, meetings }
  }

  async function ask(asked: Asked, admit = false): Promise<Shown> {
    const nonce = newKey()
    try {
      const answer = await enter(at, { ...asked, nonce, sessionId, device, admit })
      onAway(false)
      void client.invalidateQueries({ queryKey: doorKey(at) })
      return { kind: 'house', answer, until: Date.now() + UNDO_MS, asked }
    } catch (error) {
      if (!isAway(error)) return { kind: 'problem', error }
      onAway(true)
      // Whoever was looked up can only be let in by the house.
      if (!asked.ticket || admit) return { kind: 'problem', error }
      const { ticket, companionId = null } = asked
      const read = { at: new Date().toISOString(), name: null }
      return answerAlone({ nonce, event: at.id, ticket, companionId, sessionId, device, ...read })
    }
  }

  async function show(work: () => Promise<Shown>) {
    if (busy.current) return
    busy.current = true
    const next = await work().catch((error): Shown => ({ kind: 'problem', error }))
    busy.current = false
    setShown(next)
    signal(next)
  }

  return {
    shown,
    clear: () => setShown(null),
    /** What a camera reads many times a second is one scan. */
    seen(text: string) {
      const now = Date.now()
      const same = last.current.text === text && now - last.current.at < SAME_MS
      last.current = { text, at: now }
      if (!same && !busy.current) void this.read(text)
    },
    read: (text: string) =>
      show(async () => {
        const found = ticketIn(text)
        return found ? ask(found) : { kind: 'no_ticket' }
      }),
    choose: (signupId: string, companionId?: string) => show(() => ask({ signupId, ...(companionId && { companionId }) })),
    /** A place online becomes one of the house, if one is free. */
    admit: (asked: Asked) => show(() => ask(asked, true)),
    tell: (answer: DoorAnswer) => show(async () => ({ kind: 'house', answer, until: Date.now() + UNDO_MS, asked: {} })),
    /** A ticket that the pack does not know: noted all the same, for the house to say. */
    note: (scan: KeptScan) =>
      show(async () => {
        await keep(scan)
        return { kind: 'waiting', name: '', organisation: '', meetings: [] }
      }),
  }
}

const isSame = (one: KeptScan, other: KeptScan) =>
  one.ticket === other.ticket && one.sessionId === other.sessionId && (one.companionId ?? null) === other.companionId

export const toneOf = (shown: Shown): 'in' | 'wait' | 'out' => {
  if (shown.kind === 'house') {
    const { answer } = shown
    if (answer.result === 'refused') return answer.house?.isFree ? 'wait' : 'out'
    return answer.result === 'ok' ? 'in' : 'wait'
  }
  return shown.kind === 'waiting' || shown.kind === 'again' || shown.kind === 'unknown' ? 'wait' : 'out'
}

/** Felt in the hand, where the telephone can. */
function signal(shown: Shown) {
  navigator.vibrate?.({ in: [60], wait: [60, 60, 60], out: [220] }[toneOf(shown)])
}
