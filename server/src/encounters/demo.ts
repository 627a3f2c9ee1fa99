import { EncounterDraft } from '@keqiao/shared/encounters'
import { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import { createLinks } from '../platform/links.ts'
import { addDays, dayOf } from '../taxonomy/calendar.ts'
import type { Uses } from './context.ts'
import { createEncounters } from './service.ts'

const DAY = 86_400_000

/** Days are counted from the day of loading, so that one waits for an answer and one has become the record of one side. */
export const DemoEncounter = z.object({
  by: z.string(),
  daysAgo: z.number(),
  /** By the owners' own numbers. */
  need: z.string().nullable(),
  achievement: z.string().nullable(),
  demand: z.string().optional(),
  draft: EncounterDraft.omit({ on: true, needId: true, achievementId: true, demand: true, supply: true, due: true }),
  dueInDays: z.number().nullable(),
  confirms: z.array(z.string()),
  notes: z.array(z.object({ by: z.string(), move: z.enum(['correct', 'follow', 'close']), text: z.string() })),
})
export type DemoEncounter = z.output<typeof DemoEncounter>

interface Given {
  asViewer: (email: string) => Promise<Viewer>
  idOf: (kind: 'need' | 'achievement', externalRef: string) => Promise<string>
}

/** Writes, confirms and lets lapse through the service, at the time it is said to have been; nobody is told today. */
export async function loadDemoEncounter(uses: Omit<Uses, 'links' | 'notices'>, row: DemoEncounter, { asViewer, idOf }: Given) {
  const started = uses.clock.millis() - row.daysAgo * DAY
  const at = (millis: number) => ({ now: () => new Date(millis).toISOString(), millis: () => millis })
  const silent = { add: async () => {}, addMail: async () => {} }
  const then = (millis: number) =>
    createEncounters({ ...uses, clock: at(millis), links: createLinks(at(millis)), notices: silent })
  const draft = EncounterDraft.parse({
    ...row.draft,
    on: dayOf(new Date(started - DAY).toISOString()),
    needId: row.need && (await idOf('need', row.need)),
    achievementId: row.achievement && (await idOf('achievement', row.achievement)),
    demand: { name: row.demand ?? null },
    due: row.dueInDays === null ? null : addDays(dayOf(uses.clock.now()), row.dueInDays),
  })
  const { id, revision } = await then(started).record(await asViewer(row.by), draft)
  const next = then(Math.min(started + DAY, uses.clock.millis()))
  for (const email of row.confirms) await next.answer(await asViewer(email), id, { revision, said: { answer: 'confirm' } })
  for (const { by, move, text } of row.notes) await next.note(await asViewer(by), id, { move, text })
  await then(uses.clock.millis()).lapse(id)
}
