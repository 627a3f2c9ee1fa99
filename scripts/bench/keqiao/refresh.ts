import { visitor } from '@keqiao/server/accounts/viewer'
import { subjectOf } from '@keqiao/server/search/indexer'
import type { Services } from '@keqiao/server/services'
import { NeedDraft } from '@keqiao/shared/needs'
import { cpuSince, p50, p99, progress, runPart, timed } from '../part.ts'
import { readQueries } from '../queries.ts'
import type { Outcome } from '../task.ts'
import { openKeqiao, ownerOf } from './open.ts'

const NEEDS = 2000
/** As the worker takes them. */
const AT_ONCE = 4
const INDEXED_AT_ONCE = 64
const LISTED_AT_ONCE = 200
/** Listings that are changed one by one. */
const CHANGED = 50
const READ = 20

/** All pairs of a library: every open need's list made and stored, then one listing after another changed. */
await runPart(async (task, tell) => {
  const outcome: Outcome = { figures: {}, notes: [] }
  const { figures } = outcome
  const services = await openKeqiao(task.folder)
  await services.engine.opened()
  await services.knowledge.begin()
  const { matching, achievements, indexer } = services
  const needIds = await openNeeds(services, task.queries)

  const pass = async (doing: string) => {
    const say = progress(doing, needIds.length)
    const { ms } = await timed(async () => {
      let next = 0
      const one = async () => {
        for (let i = next++; i < needIds.length; i = next++) {
          await matching.refreshNeed(needIds[i] as string)
          say(i)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, one))
    })
    return ms
  }
  const before = process.cpuUsage()
  figures.refreshPassMs = await pass('all pairs, first')
  figures.refreshPassCpu = cpuSince(before)
  tell(outcome)
  figures.refreshPassAgainMs = await pass('all pairs, again')
  tell(outcome)

  const each = async <T>(items: T[], work: (item: T) => Promise<unknown>) => {
    const times: number[] = []
    for (const item of items) times.push((await timed(() => work(item))).ms)
    return times
  }
  const spread = <T>(items: T[], most: number) => items.filter((_, i) => i % Math.ceil(items.length / most) === 0)
  const changedNeeds = await each(spread(needIds, CHANGED), matching.refreshNeed)
  Object.assign(figures, { refreshNeedP50: p50(changedNeeds), refreshNeedP99: p99(changedNeeds) })
  const ids = spread(await achievements.idsAfter('', task.size), CHANGED)
  const indexed = await each(ids, (id) => indexer.handle([subjectOf('achievement', id)]))
  figures.reindexP50 = p50(indexed)
  const beforeChanges = process.cpuUsage()
  const changed = await each(ids, matching.refreshAchievement)
  figures.refreshAchievementCpu = cpuSince(beforeChanges) / changed.length
  Object.assign(figures, { refreshAchievementP50: p50(changed), refreshAchievementP99: p99(changed) })
  const readers = spread(needIds, CHANGED)
  const read = (id: string) => matching.ofNeed(visitor, id, READ)
  figures.readMatchesP50 = p50(await each(readers, read))
  figures.readMatchesAgainP50 = p50(await each(readers, read))
  tell(outcome)
  await services.close()
})

/** Open needs of 300 characters, each of two halves, made where they are not there yet. */
async function openNeeds(services: Services, queries: string | null): Promise<string[]> {
  const { needs, indexer } = services
  const isOpen = async (ids: string[]) => (await needs.load(ids)).flatMap(({ id, state }) => (state === 'draft' ? [] : [id]))
  const known = await isOpen(await needs.idsAfter('', 10 * NEEDS))
  if (known.length >= NEEDS) return known.slice(0, NEEDS)
  const texts = readQueries(queries, NEEDS).map(({ background }) => background as string)
  const drafts = Array.from({ length: NEEDS }, (_, i) => {
    const [one, other] = [texts[i % texts.length] as string, texts[(7 * i + 3) % texts.length] as string]
    const background = one.slice(0, 150) + other.slice(150)
    return NeedDraft.parse({ name: background.slice(0, 60), background, field: '0101', modes: ['CODEV'], externalRef: `P-${i}` })
  })
  const { organisation, viewer } = await ownerOf(services)
  for (let i = 0; i < drafts.length; i += LISTED_AT_ONCE) {
    const step = drafts.slice(i, i + LISTED_AT_ONCE)
    const { refused } = await needs.importMany(viewer, organisation.id, step, { to: 'listed' })
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused.slice(0, 3))}`)
  }
  const made = await isOpen(await needs.idsAfter('', 10 * NEEDS))
  for (let i = 0; i < made.length; i += INDEXED_AT_ONCE)
    await indexer.handle(made.slice(i, i + INDEXED_AT_ONCE).map((id) => subjectOf('need', id)))
  return made.slice(0, NEEDS)
}
