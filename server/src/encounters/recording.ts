import { ENCOUNTER_DAYS, type Encounter, type EncounterDraft } from '@keqiao/shared/encounters'
import { maskMail } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { foldAddress } from '../platform/links.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Context, LINK, mustBe, subjectOf, TOPIC } from './context.ts'
import { createParties, type Resolved } from './parties.ts'
import { reminderAt, transitionOf } from './rules.ts'
import type { createShowing } from './showing.ts'
import * as store from './store.ts'
import type { EncounterRow, SideRow } from './tables.ts'

const DAY = 86_400_000
const MOST_A_DAY = { most: 60, windowMs: DAY }
/** To one mailbox, whoever asks. */
const MOST_MAILS = { most: 6, windowMs: DAY }
type NewSide = Omit<SideRow, 'encounterId'>

/** Writing it down, and mending it while nobody is bound by it. */
export function createRecording(use: Context, show: ReturnType<typeof createShowing>) {
  const { db, clock, trail, outbox, links, limits, agents, notices } = use
  const parties = createParties(use)

  async function agentFor(viewer: Viewer, { as, need }: Resolved): Promise<string | null> {
    if (as === 'agent') return mustBe(viewer).id
    const working = need ? await agents.agentOf(`need:${need.id}`) : null
    return working?.state === 'accepted' ? working.agentId : null
  }

  const written = (draft: EncounterDraft, found: Resolved) => {
    const { on, place, kind, people, content, outcome, intent, nextStep, nextWho, due } = draft
    return {
      ...{ on, place, kind, people, content, outcome, intent, nextStep, nextWho, due },
      needId: found.need?.id ?? null,
      needName: found.need?.name ?? null,
      achievementId: found.achievement?.id ?? null,
      achievementName: found.achievement?.name ?? null,
      ownerKnown: found.ownerKnown,
      demandRegion: found.sides.demand.region,
      supplyRegion: found.sides.supply.region,
    }
  }

  /** The two sides: who wrote it has confirmed by that; the other is asked here, or where there is nobody, by mail. */
  async function sidesFor(tx: Tx, viewer: Viewer, found: Resolved) {
    const organisations = Object.values(found.sides).flatMap(({ organisationId }) => organisationId ?? [])
    const manned = await store.manned(tx, organisations)
    const now = clock.now()
    const mailboxes: { side: 'demand' | 'supply'; email: string }[] = []
    const rows = Object.values(found.sides).map(({ side, organisationId, name, email }): NewSide => {
      const isTheirs = found.as === side
      const byMail = !isTheirs && email !== null && !(organisationId && manned.has(organisationId))
      if (byMail) mailboxes.push({ side, email: foldAddress(email) })
      return {
        ...{ side, organisationId, name, text: null },
        state: isTheirs ? 'confirmed' : 'asked',
        way: isTheirs ? 'recorder' : null,
        answeredAt: isTheirs ? now : null,
        answeredBy: isTheirs ? mustBe(viewer).id : null,
        mailbox: byMail ? maskMail(foldAddress(email)) : null,
      }
    })
    return { rows, mailboxes }
  }

  /** Everybody who has not confirmed is asked: here, or by a link. */
  async function ask(tx: Tx, row: EncounterRow, mailboxes: { side: 'demand' | 'supply'; email: string }[]) {
    const sides = await store.sidesOfOne(tx, row.id)
    const subject = subjectOf(row.id)
    const facts = { as: row.recordedAs, onAt: `${row.on}T04:00:00.000Z`, dueAt: row.answerDue }
    for (const { side, state } of sides)
      if (state === 'asked')
        await notices.add(tx, await use.adminsOf(tx, sides, side), { code: 'encounter_asked', facts, subject })
    for (const { side, email } of mailboxes) {
      await within(tx, MOST_MAILS, ['encounter mail', email])
      const about = { encounter: row.id, side, revision: String(row.revision) }
      const hours = ENCOUNTER_DAYS.link * 24
      const token = await links.issue(tx, { kind: LINK, address: email, facts: about, hours })
      await notices.addMail(tx, email, { code: 'encounter_link', facts, subject: 'account', link: `/encounter/${token}` })
    }
  }

  async function within(tx: Tx, limit: typeof MOST_A_DAY, key: string[]) {
    const waitMs = await limits.takeIn(tx, [{ limit, key }])
    if (waitMs > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(waitMs / 1000) })
  }

  /** What time will bring: silence becomes one side's record, a next step is reminded of. */
  async function schedule(tx: Tx, { id, answerDue, due }: EncounterRow) {
    await outbox.addAt(tx, TOPIC, Date.parse(answerDue), `lapse:${id}`)
    const at = reminderAt(due, clock.millis())
    if (at) await outbox.addAt(tx, TOPIC, at, `due:${id}`)
  }

  const answerDue = () => new Date(clock.millis() + ENCOUNTER_DAYS.answer * DAY).toISOString()

  return {
    async record(viewer: Viewer, draft: EncounterDraft): Promise<Encounter> {
      const { id: recordedBy } = mustBe(viewer)
      if (!parties.mayRecord(viewer))
        throw new Refusal('forbidden', { needs: viewer.lacksSecondFactor ? 'second_factor' : 'party' })
      const found = await parties.resolve(viewer, draft)
      const agentId = await agentFor(viewer, found)
      const row = await db.write(async (tx) => {
        await within(tx, MOST_A_DAY, ['encounter', recordedBy])
        const now = clock.now()
        const { as: recordedAs, recorderOrganisationId } = found
        const made = await store.insert(tx, {
          ...{ id: newId(), state: 'recorded', recordedAt: now, updatedAt: now, answerDue: answerDue() },
          ...{ ...written(draft, found), agentId, recordedBy, recordedAs, recorderOrganisationId },
        })
        const { rows, mailboxes } = await sidesFor(tx, viewer, found)
        await store.setSides(tx, made.id, rows)
        await store.setMailboxes(tx, made.id, mailboxes)
        await trail.record(tx, viewer, 'encounter.recorded', subjectOf(made.id), { as: recordedAs, on: made.on })
        await ask(tx, made, mailboxes)
        await schedule(tx, made)
        return made
      })
      return show.record(viewer, await use.seen(viewer, row.id))
    },

    /** What was confirmed was another text: both are asked anew. */
    async edit(viewer: Viewer, id: string, { revision, ...draft }: EncounterDraft & { revision: number }): Promise<Encounter> {
      const { row: before, standing } = await use.seen(viewer, id)
      if (!standing.isRecorder) throw new Refusal('not_found')
      transitionOf(before.state, 'edit')
      const found = await parties.resolve(viewer, draft)
      if (found.as !== before.recordedAs) throw new Refusal('forbidden', { needs: 'party' })
      const agentId = await agentFor(viewer, found)
      await db.write(async (tx) => {
        const values = { ...written(draft, found), agentId, updatedAt: clock.now(), answerDue: answerDue(), reminded: false }
        const { recorderOrganisationId } = found
        const row = await store.edit(tx, id, revision, { ...values, recorderOrganisationId })
        if (!row) throw new Refusal('revision_conflict')
        const { rows, mailboxes } = await sidesFor(tx, viewer, found)
        await store.setSides(tx, id, rows)
        await store.setMailboxes(tx, id, mailboxes)
        await trail.record(tx, viewer, 'encounter.edited', subjectOf(id), { revision: row.revision })
        await ask(tx, row, mailboxes)
        await schedule(tx, row)
      })
      return show.record(viewer, await use.seen(viewer, id))
    },
  }
}
