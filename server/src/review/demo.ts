import type { OrganisationCard } from '@keqiao/shared/accounts'
import { AchievementDraft } from '@keqiao/shared/achievements'
import type { MoveBody } from '@keqiao/shared/listings'
import { NeedDraft } from '@keqiao/shared/needs'
import { z } from 'zod'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'
import { createAchievements } from '../achievements/service.ts'
import type { Uses } from '../listings/life.ts'
import { createNeeds } from '../needs/service.ts'
import { newId } from '../platform/ids.ts'

const DAY = 86_400_000
const owned = { owner: z.string(), daysAgo: z.number() }
const OwnedNeed = z.object({ ...owned, draft: NeedDraft })

/** Something of each kind on the desks: with marks of risk and without, a changed version, an import, needs at every stage. */
export const DemoDesk = z.object({
  records: z.array(z.object({ ...owned, draft: AchievementDraft })),
  edits: z.array(z.object({ ...owned, externalRef: z.string(), change: z.record(z.string(), z.unknown()) })),
  batch: z.object({ ...owned, drafts: z.array(AchievementDraft) }),
  needs: z.array(OwnedNeed),
  /** Asked about, answered, and back with whoever asked. */
  asked: OwnedNeed.extend({ questions: z.array(z.string()), answers: z.array(z.string()) }),
  parked: OwnedNeed,
  /** Diagnosed, and with the reviewers. */
  review: OwnedNeed,
})
export type DemoDesk = z.output<typeof DemoDesk>

/** Through the services, each at the time it is said to have been; what was done long ago is told to nobody today. */
export async function loadDemoDesk(
  uses: Uses,
  desk: DemoDesk,
  { operator, asker, organisations }: { operator: Viewer; asker: Viewer; organisations: ReadonlyMap<string, OrganisationCard> },
) {
  const at = (daysAgo: number) => {
    const millis = uses.clock.millis() - daysAgo * DAY
    const clock = { now: () => new Date(millis).toISOString(), millis: () => millis }
    const then = { ...uses, clock, notices: { add: async () => {}, addMail: async () => {} } }
    return { achievements: createAchievements(then), needs: createNeeds(then) }
  }
  function ownerOf(key: string) {
    const owner = organisations.get(key)
    if (!owner) throw new Error(`demo data names the unknown organisation ${key}`)
    return { owner, viewer: viewerOf({ id: 'seed', name: 'seed', email: '' }, [{ ...owner, membership: 'admin' }], []) }
  }
  const submitted = { to: 'review', demo: true } as const

  async function post({ owner: key, daysAgo, draft }: z.output<typeof OwnedNeed>) {
    const { owner, viewer } = ownerOf(key)
    const { needs } = at(daysAgo)
    return { viewer, needs, need: await needs.create(viewer, owner.id, draft, submitted) }
  }
  /** Decided upon, without the ten seconds. */
  async function judge(
    by: Viewer,
    { needs, need: { id } }: Awaited<ReturnType<typeof post>>,
    body: Pick<MoveBody, 'move'> & Partial<MoveBody>,
  ) {
    const decision = await needs.decide(by, id, 'record', { ...QUIET, revision: 1, ...body })
    await needs.applyDecision(decision.id)
  }

  for (const { owner: key, daysAgo, draft } of desk.records) {
    const { owner, viewer } = ownerOf(key)
    await at(daysAgo).achievements.create(viewer, owner.id, draft, submitted)
  }
  for (const { owner: key, daysAgo, externalRef, change } of desk.edits) {
    const { owner, viewer } = ownerOf(key)
    const { achievements } = at(daysAgo)
    const [row] = await achievements.context.store.byExternalRefs(uses.db.read, owner.id, [externalRef])
    if (!row) throw new Error(`demo data changes the unknown record ${externalRef}`)
    const draft = AchievementDraft.parse({ ...achievements.draftOf(row), ...change })
    await achievements.save(viewer, row.id, { revision: row.revision, pendingRevision: null, draft })
  }
  const { owner, viewer } = ownerOf(desk.batch.owner)
  const importing = { ...submitted, importId: newId() }
  await at(desk.batch.daysAgo).achievements.importMany(viewer, owner.id, desk.batch.drafts, importing)

  for (const row of desk.needs) await post(row)
  const asked = await post(desk.asked)
  await judge(asker, asked, { move: 'triage_detail', questions: desk.asked.questions })
  const answers = { ...QUIET, move: 'submit' as const, revision: 2, answers: desk.asked.answers }
  await at(1).needs.move(asked.viewer, asked.need.id, answers)
  const parked = await post(desk.parked)
  await judge(operator, parked, { move: 'triage_longterm' })
  const review = await post(desk.review)
  await judge(operator, review, { move: 'triage_ready' })
  return desk.records.length + desk.edits.length + desk.batch.drafts.length + desk.needs.length + 3
}

const QUIET = { reasons: [], questions: [], answers: [], text: null }
