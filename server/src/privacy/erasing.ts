import { ERASED_NAME } from '@keqiao/shared/accounts'
import { type Erasure, type ErasureBody, PRIVACY_DAYS } from '@keqiao/shared/privacy'
import type { From } from '../accounts/security/uses.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { holderOf, SYSTEM } from '../platform/trail.ts'
import { type Uses, whose } from './context.ts'
import type { Whose } from './rows.store.ts'
import * as store from './store.ts'
import type { ErasureRow } from './tables.ts'

const DAY = 86_400_000
/** Two o'clock at night in China. */
const NIGHT_MS = 18 * 3_600_000

const shown = ({ state, askedAt, dueAt, endedAt, reason }: ErasureRow): Erasure => ({ state, askedAt, dueAt, endedAt, reason })
const nextNight = (now: number) => Math.floor((now - NIGHT_MS) / DAY) * DAY + DAY + NIGHT_MS

/** Tables whose rows of a person are no work that others rely on. */
const OWN_BUSINESS = ['persons', 'trail', 'consents', 'erasures', 'personal_exports']

/** Closing an account for good. What others rely on keeps its place in time under nobody's name. */
export function erasureVerbs(use: Uses) {
  const { db, clock, outbox, trail, notices, members, rows } = use

  /** Nothing of this account stands in anybody else's way. */
  async function isFree(who: Whose): Promise<boolean> {
    if (who.organisationIds.length > 0) return false
    for (const table of rows.tables) if (!OWN_BUSINESS.includes(table) && (await rows.stays(db.read, table, who))) return false
    return !(await rows.holdsOffice(db.read, who))
  }

  async function close(tx: Tx, row: ErasureRow, state: 'withdrawn' | 'refused', reason: ErasureRow['reason'] = null) {
    const ended = await store.endErasure(tx, { id: row.id }, { state, endedAt: clock.now(), reason })
    if (!ended) return undefined
    const action = state === 'refused' ? 'person.erasure_refused' : 'person.erasure_withdrawn'
    await trail.record(tx, state === 'refused' ? SYSTEM : holderOf(row.personId), action, `person:${row.personId}`, { reason })
    return ended
  }

  return {
    isFree,
    erasureOf: async (personId: string) => {
      const row = await store.lastErasure(db.read, personId)
      return row ? shown(row) : null
    },

    async askErasure(personId: string, proof: ErasureBody, from: From): Promise<Erasure> {
      await use.security.prove(personId, proof, from)
      if ((await members.outlookOf(personId)).lastOperator) throw new Refusal('last_operator')
      const atOnce = await isFree(await whose(use, personId))
      // One look at the clock: what is due at once is due when it was asked.
      const asked = clock.millis()
      const due = asked + (atOnce ? 0 : PRIVACY_DAYS.erasure * DAY)
      const [askedAt, dueAt] = [asked, due].map((millis) => new Date(millis).toISOString()) as [string, string]
      return db.write(async (tx) => {
        const values = { id: newId(), personId, state: 'waiting' as const, askedAt, dueAt, openKey: personId }
        const made = await store.insertErasure(tx, values)
        if (!made) return shown((await store.lastErasure(tx, personId)) as ErasureRow)
        await outbox.addAt(tx, 'erasure', due, made.id)
        await trail.record(tx, holderOf(personId), 'person.erasure_asked', `person:${personId}`, { dueAt })
        const notice = { code: 'erasure_asked' as const, facts: { dueAt }, subject: 'privacy' }
        if (!atOnce) await notices.add(tx, [personId], notice)
        return shown(made)
      })
    },

    async keepAccount(personId: string) {
      await db.write(async (tx) => {
        const row = await store.lastErasure(tx, personId)
        if (row?.state !== 'waiting' || !(await close(tx, row, 'withdrawn'))) throw new Refusal('not_found')
      })
    },

    /** Outbox topic `erasure`: doors first, then files, then rows; doing it twice finds less to do. */
    async erase(id: string) {
      const row = await store.erasureById(db.read, id)
      if (row?.state !== 'waiting' || Date.parse(row.dueAt) > clock.millis()) return
      if ((await members.outlookOf(row.personId)).lastOperator) return refuse(row)
      const who = await whose(use, row.personId)
      await db.write((tx) => rows.eraseTables(tx, ['sessions', 'credentials'], who))
      await dropFiles(who)
      const done = await db
        .write((tx) => forget(tx, row, who))
        .catch((fault: unknown) => {
          if (fault instanceof Refusal && fault.code === 'last_operator') return null
          throw fault
        })
      if (done === null) return refuse(row)
      await use.attachments.drop(done)
      // What was sent meanwhile.
      await use.mailer.forget(who.mail)
      await db.scrub('log')
    },

    /** Outbox topic `scrub`. */
    scrub: () => db.scrub('everywhere'),
  }

  async function refuse(row: ErasureRow) {
    await db.write(async (tx) => {
      if (!(await close(tx, row, 'refused', 'last_operator'))) return
      await notices.add(tx, [row.personId], { code: 'erasure_refused', facts: {}, subject: 'privacy' })
    })
  }

  async function dropFiles(who: Whose) {
    await use.mailer.forget(who.mail)
    await use.tables.forget(who.id, who.mail)
    for (const { id } of await store.exportsOf(db.read, who.id)) await use.copies.remove(id)
  }

  /** Answers which stored files nothing names any more. */
  async function forget(tx: Tx, row: ErasureRow, who: Whose): Promise<string[]> {
    if (!(await store.endErasure(tx, { id: row.id }, { state: 'done', endedAt: clock.now() }))) return []
    await members.departing(tx, who.id)
    await use.agents.forget(tx, who.id)
    const files = await use.attachments.forget(tx, `agent:${who.id}`)
    await rows.erase(tx, who)
    await store.markErased(tx, who.id, clock.now())
    if (who.name !== ERASED_NAME) await notices.forgetName(tx, who.name)
    await trail.record(tx, SYSTEM, 'person.erased', `person:${who.id}`)
    await outbox.addAt(tx, 'scrub', nextNight(clock.millis()), 'database')
    return files
  }
}
