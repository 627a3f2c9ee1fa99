import { createWorker } from '@keqiao/server/worker'
import type { AchievementDraft } from '@keqiao/shared/achievements'
import { readSources, recombine } from '../documents.ts'
import { cpuSince, memory, progress, runPart, timed } from '../part.ts'
import { readQueries } from '../queries.ts'
import { openKeqiao, ownerOf } from './open.ts'

const STEP = 200
/** As the product's worker takes them. */
const MOST_AT_ONCE = 64

/** Imports and indexes as the product does: service, database, outbox, indexer, model, engine. */
await runPart(async (task, tell) => {
  const services = await openKeqiao(task.folder)
  const { organisation, viewer } = await ownerOf(services)
  await services.indexer.reconcile()

  let importMs = 0
  let imported = 0
  const say = progress('import', task.size)
  const load = async (step: AchievementDraft[]) => {
    const { value, ms } = await timed(() => services.achievements.importMany(viewer, organisation.id, step, { to: 'listed' }))
    if (value.refused.length > 0) throw new Error(`refused: ${JSON.stringify(value.refused.slice(0, 3))}`)
    importMs += ms
    imported += step.length
    say(imported)
  }
  const step: AchievementDraft[] = []
  for (const draft of recombine(readSources(task.source), task.size)) {
    step.push(draft)
    if (step.length === STEP) await load(step.splice(0))
  }
  if (step.length > 0) await load(step)

  let indexed = 0
  const sayIndexed = progress('index', task.size)
  const listing = {
    most: MOST_AT_ONCE,
    async handle(subjects: string[]) {
      await services.indexer.handle(subjects)
      indexed += subjects.length
      sayIndexed(indexed)
    },
  }
  const { outbox, logger } = services
  const before = process.cpuUsage()
  const { ms: indexMs } = await timed(() => createWorker({ outbox, topics: { listing }, logger }).processAll())
  const indexCpu = cpuSince(before) / task.size
  const waiting = await outbox.waiting('listing')
  if (waiting > 0) throw new Error(`${waiting} listings are not indexed`)
  const { residentPeakBytes } = memory()

  await services.needs.importMany(viewer, organisation.id, readQueries(task.queries, task.needs), { to: 'draft' })
  tell({
    figures: {
      listings: task.size,
      importRate: (task.size / importMs) * 1000,
      indexRate: (task.size / indexMs) * 1000,
      indexCpu,
      buildPeakBytes: residentPeakBytes as number,
    },
    notes: [],
  })
  await services.close()
})
