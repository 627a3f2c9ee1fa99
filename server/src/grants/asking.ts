import type { Access, AccessRequest, RequestAnswer, RequestDraft } from '@keqiao/shared/grants'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM } from '../platform/trail.ts'
import { type Context, partsOf } from './context.ts'
import { ANSWER_DAYS, isShown, keyOf, MOST_ASKED_A_DAY, mayAsk, nameOutside, partiesOf, refOf, refusePast } from './rules.ts'
import type { createShowing } from './showing.ts'
import * as store from './store.ts'
import type { RequestRow } from './tables.ts'

const DAY = 86_400_000
const BATCH = 200

/** Asking an owner for what the disclosure keeps back, and the owner's answer. */
export function createAsking(use: Context, show: ReturnType<typeof createShowing>) {
  const { db, clock, trail, calendar, accounts, notices, listings, personOf, ownToDecide, rowOf } = use

  const asShown = async (viewer: Viewer, row: RequestRow) => (await show.requests(viewer, [row]))[0] as AccessRequest
  const factsOf = ({ id, scope, attachmentId }: RequestRow) => ({ request: id, scope, attachment: attachmentId })

  /** Files that this viewer sees listed and may not take. */
  const closedFiles = async (viewer: Viewer, subject: string) =>
    (await show.listOf(viewer, subject)).filter((file) => file.purpose === 'material' && file.name === null)

  async function end(tx: Tx, row: RequestRow, state: RequestRow['state'], values: Partial<RequestRow>): Promise<RequestRow> {
    const after = await store.endRequest(tx, row.id, { ...values, state })
    if (!after) throw new Refusal('transition_refused', { state: row.state, move: state, allowed: [] })
    return after
  }

  return {
    async access(viewer: Viewer, subject: string): Promise<Access> {
      const [kind, id] = partsOf(subject)
      const { row, standing } = await listings[kind].seen(viewer, id)
      const mine = standing.mine || standing.desk
      const rows = await store.requestsBy(db.read, viewer.person?.id as string, { kind, listingId: id })
      const asking = rows.filter(({ state }) => state === 'asked')
      const closed = await closedFiles(viewer, subject)
      return {
        granted: [...new Set(standing.granted)],
        mayAsk: mine ? [] : mayAsk(row, { granted: standing.granted, closedFiles: closed.length, asking }),
        as: mine ? [] : partiesOf(viewer),
        requests: await show.requests(viewer, rows),
      }
    },

    async ask(viewer: Viewer, draft: RequestDraft): Promise<AccessRequest> {
      const { subject, scope, attachmentId, reason, organisationId } = draft
      const [kind, id] = partsOf(subject)
      const { row, standing } = await listings[kind].seen(viewer, id)
      const person = viewer.person
      const own = partiesOf(viewer)
      if (!person || own.length === 0) throw new Refusal('forbidden', { needs: 'organisation' })
      const as = own.find((one) => (organisationId ? one.id === organisationId : one.kind === 'agent'))
      if (!as) throw new Refusal('invalid_input', {}, [{ path: 'organisationId', code: 'required', facts: {} }])
      const closed = await closedFiles(viewer, subject)
      const isThere = attachmentId === null || closed.some((file) => file.id === attachmentId)
      const open = mayAsk(row, { granted: standing.granted, closedFiles: closed.length, asking: [] })
      if (standing.mine || standing.desk || !open.includes(scope) || !isThere)
        throw new Refusal('transition_refused', { state: row.state, move: 'ask', allowed: [] })
      const now = clock.now()
      const made = await db.write(async (tx) => {
        const since = new Date(clock.millis() - DAY).toISOString()
        if ((await store.askedSince(tx, person.id, since)) >= MOST_ASKED_A_DAY) throw new Refusal('rate_limited')
        const thing = { kind, listingId: id, scope, attachmentId: scope === 'FILES' ? attachmentId : null }
        const values = { ...thing, requesterId: person.id, organisationId, reason, openKey: keyOf(thing, person.id) }
        const dueAt = calendar.workingDays(now, ANSWER_DAYS)
        const request = await store.ask(tx, { id: newId(), ...values, state: 'asked', askedAt: now, dueAt })
        if (!request) throw new Refusal('already_asked')
        await trail.record(tx, viewer, 'grant.asked', subject, factsOf(request))
        const by = as.organisation ? `${as.name}（${as.organisation}）` : as.name
        const facts = { name: nameOutside(row), by, what: scope }
        const admins = await accounts.adminsOf(row.ownerId as string, tx)
        await notices.add(tx, admins, { code: 'attachment_requested', facts, subject })
        return request
      })
      return asShown(viewer, made)
    },

    async takeBack(viewer: Viewer, id: string): Promise<AccessRequest> {
      const before = await store.request(db.read, id)
      if (!before || before.requesterId !== personOf(viewer)) throw new Refusal('not_found')
      const after = await db.write(async (tx) => {
        const row = await end(tx, before, 'withdrawn', { answeredAt: clock.now() })
        await trail.record(tx, viewer, 'grant.taken_back', refOf(row), factsOf(row))
        return row
      })
      return asShown(viewer, after)
    },

    async answer(viewer: Viewer, id: string, body: RequestAnswer): Promise<AccessRequest> {
      const before = await store.request(db.read, id)
      if (!before) throw new Refusal('not_found')
      const listing = await ownToDecide(viewer, before.kind, before.listingId)
      const until = body.answer === 'grant' ? body.until : null
      const now = clock.now()
      refusePast(until, now)
      if (body.answer === 'grant' && !isShown(listing))
        throw new Refusal('transition_refused', { state: listing.state, move: 'grant', allowed: ['refuse'] })
      const only = body.answer === 'grant' ? body.attachmentId : null
      if (only) {
        const own = await show.listOf(viewer, refOf(before))
        const narrows = before.scope === 'FILES' && before.attachmentId === null
        if (!narrows || !own.some((file) => file.id === only && file.purpose === 'material'))
          throw new Refusal('invalid_input', {}, [{ path: 'attachmentId', code: 'invalid_value', facts: {} }])
      }
      const after = await db.write(async (tx) => {
        const state = body.answer === 'grant' ? 'granted' : 'refused'
        const answered = { answeredAt: now, answeredBy: personOf(viewer), text: body.text, until }
        const row = await end(tx, before, state, answered)
        const granteeKind = row.organisationId ? ('person' as const) : ('agent' as const)
        if (state === 'granted') {
          const { kind, listingId, scope, requesterId, organisationId } = row
          const attachmentId = row.attachmentId ?? only
          const thing = { kind, listingId, scope, attachmentId, organisationId, granteeKind, granteeId: requesterId }
          const liveKey = keyOf(thing, `${granteeKind}:${requesterId}`)
          const given = { id: newId(), ...thing, requestId: row.id, grantedBy: personOf(viewer), at: now, until, liveKey }
          await store.give(tx, given)
        }
        const facts = {
          ...factsOf(row),
          attachment: row.attachmentId ?? only,
          grantee: `${granteeKind}:${row.requesterId}`,
          until,
        }
        await trail.record(tx, viewer, state === 'granted' ? 'grant.given' : 'grant.refused', refOf(row), facts)
        const code = state === 'granted' ? ('attachment_granted' as const) : ('attachment_refused' as const)
        const said = { name: nameOutside(listing), what: row.scope }
        await notices.add(tx, [row.requesterId], { code, facts: said, subject: refOf(row) })
        return row
      })
      return asShown(viewer, after)
    },

    async asked(viewer: Viewer, { side, ...page }: PageQuery & { side: 'owner' | 'asker' }) {
      const whose =
        side === 'asker' ? { requesterId: viewer.person?.id as string } : { ownerIds: viewer.organisations.map(({ id }) => id) }
      const { rows, total } = await store.requestsFor(db.read, whose, page)
      return { items: await show.requests(viewer, rows), total, ...page }
    },

    timers: [
      {
        name: 'grants.lapse',
        /** Requests that nobody answered in time. */
        async run(): Promise<number> {
          const due = await store.overdue(db.read, clock.now(), BATCH)
          for (const row of due) {
            const listing = await rowOf(row.kind, row.listingId)
            await db.write(async (tx) => {
              const after = await store.endRequest(tx, row.id, { state: 'lapsed', answeredAt: clock.now() })
              if (!after) return
              await trail.record(tx, SYSTEM, 'grant.lapsed', refOf(row), factsOf(row))
              const facts = { name: nameOutside(listing), what: row.scope }
              await notices.add(tx, [row.requesterId], { code: 'access_lapsed', facts, subject: refOf(row) })
            })
          }
          return due.length
        },
      },
    ],
  }
}
