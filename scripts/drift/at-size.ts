import { SearchQuery } from '@keqiao/shared/search'
import { achievementDraft, moveOf } from '../../tests/support/drafts.ts'
import { held, randomOf, visible } from '../../tests/support/index-storm.ts'
import { startHouse } from '../../tests/support/start-house.ts'
import { readSources, recombine } from '../bench/documents.ts'
import { percentile } from '../eval/metrics.ts'
import { indexing } from './indexing.ts'

const IMPORTED_AT_ONCE = 200
const PLANTED = { lost: 20, old: 15, strange: 15 }
const TURNS = 200
const WORDS = 40
/** Between two requests of a client; a client without pauses would leave the rebuild no time. */
const PAUSE_MS = 50
const kind = 'achievement' as const

interface Given {
  size: number
  seed: number
  settings: Record<string, string>
  say(line: string): void
}

/** A whole library: rebuilt while people search and owners change things, then compared after drift was planted. */
export async function atSize({ size, seed, settings, say }: Given) {
  const house = await startHouse({ settings })
  const { services } = house
  const { achievements, indexer, stores, search, repair } = services
  const { universityAdmin: owner, university, visitor } = await house.addPeople()
  const random = randomOf(seed)
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  const work = () => indexing(services).processAll()

  let imported = 0
  let step: Parameters<typeof achievements.importMany>[2] = []
  const load = async () => {
    const { refused } = await achievements.importMany(owner, university.id, step, { to: 'listed' })
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`)
    imported += step.length
    step = []
    if (imported % 10_000 === 0) say(`${imported} imported, ${seconds()} s`)
  }
  for (const draft of recombine(readSources(null), size)) {
    step.push({ ...achievementDraft(), ...draft, field: draft.field ?? '0101', contact: achievementDraft().contact })
    if (step.length === IMPORTED_AT_ONCE) await load()
  }
  if (step.length > 0) await load()
  await work()
  say(`${imported} indexed, ${seconds()} s`)

  const differing = async () => {
    const open = await visible(services, kind)
    let wrong = 0
    for (const store of stores) {
      const has = await held(store, kind)
      for (const [id, { revision }] of open) if (has.get(id) !== revision) wrong++
      for (const id of has.keys()) if (!open.has(id)) wrong++
    }
    return wrong
  }
  const ids = [...(await visible(services, kind)).keys()]
  const one = () => ids[Math.floor(random() * ids.length)] as string

  const ask = (q: string) => search.search(visitor, SearchQuery.parse({ kind, q }))

  // Rebuilt under load.
  let building = true
  const seen = { searches: 0, empty: 0, hiddenShown: 0, standIn: 0, edits: 0 }
  const times: number[] = []
  /** Since when nobody may be shown them. */
  const hiddenSince = new Map<string, number>()
  const words: string[] = []
  for (const { draft } of readSources(null)) {
    const [word] = draft.keywords
    if (words.length < WORDS && word && (await ask(word)).items.length > 0) words.push(word)
  }
  const pause = () => new Promise((next) => setTimeout(next, PAUSE_MS))
  async function reader() {
    for (let i = 0; building; i++) {
      const q = i % 5 === 0 ? '' : (words[i % words.length] as string)
      const at = performance.now()
      const { items, standIn } = await ask(q)
      times.push(performance.now() - at)
      seen.searches++
      if (items.length === 0) seen.empty++
      if (standIn) seen.standIn++
      seen.hiddenShown += items.filter(({ card }) => (hiddenSince.get(card.id) ?? Infinity) < at).length
      await pause()
    }
  }
  async function editor() {
    while (building) {
      const id = one()
      const { state, revision } = await achievements.read(owner, id)
      if (state === 'paused') hiddenSince.delete(id)
      await achievements.move(owner, id, moveOf(state === 'paused' ? 'resume' : 'pause', revision))
      if (state !== 'paused') hiddenSince.set(id, performance.now())
      seen.edits++
      await pause()
    }
  }
  const at = performance.now()
  const busy = Promise.all([reader(), editor()])
  await indexer.reconcile({ force: true })
  await work()
  const rebuildSeconds = Math.round((performance.now() - at) / 1000)
  building = false
  await busy
  await work()
  const wrongAfterRebuild = await differing()
  say(`rebuilt, ${seconds()} s`)

  // Drift is planted in every index: some are lost, some old, some of nobody.
  const chosen = [...new Set(Array.from({ length: 4 * (PLANTED.lost + PLANTED.old) }, one))]
  const open = await visible(services, kind)
  const there = chosen.filter((id) => open.has(id))
  const lost = there.slice(0, PLANTED.lost)
  const old = there.slice(PLANTED.lost, PLANTED.lost + PLANTED.old)
  const strange = Array.from({ length: PLANTED.strange }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`)
  const [vector] = await services.embedder.embed(['记号'], 'passage')
  const wrongly = [...old, ...strange].map((id) => ({
    ...{ id, kind, revision: 0, title: '旧记号', keywords: [] as string[], text: '', filters: {}, discreet: false },
    ...{ date: '2020-01-01T00:00:00.000Z', vector: vector as Float32Array },
  }))
  for (const store of stores) {
    await store.remove(lost)
    await store.upsert(wrongly)
  }
  const planted = lost.length + old.length + strange.length
  const compared = performance.now()
  let found = 0
  let turns = 0
  while (found < planted && turns++ < TURNS) found += await repair.turn()
  const compareSeconds = Math.round((performance.now() - compared) / 1000)
  await work()
  const wrongAfterwards = await differing()
  const outcome = {
    listings: size,
    ...{ rebuildSeconds, ...seen, searchP50: Math.round(percentile(times, 0.5)), searchP99: Math.round(percentile(times, 0.99)) },
    ...{ wrongAfterRebuild, planted, found, turns, compareSeconds, wrongAfterwards },
    ...{ standing: services.engine.standing().standing, seconds: seconds() },
  }
  await house.close()
  return outcome
}
