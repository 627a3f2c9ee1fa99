import { isFound as achievementIsFound } from '@keqiao/server/achievements/rules'
import { isFound as needIsFound } from '@keqiao/server/needs/rules'
import type { Refusal } from '@keqiao/server/platform/refusal'
import type { Services } from '@keqiao/server/services'
import type { MoveBody } from '@keqiao/shared/listings'
import { SearchQuery } from '@keqiao/shared/search'
import type { SettableClock } from './clock.ts'
import { achievementDraft, moveOf, needDraft } from './drafts.ts'
import type { People } from './people.ts'

type Kind = 'need' | 'achievement'
const WORDS = ['锌渣', '轴承钢', '膜污染', '裂纹', '制氢', '掺假', '除尘', '余热', '光伏', '疫苗']
const SECOND_MS = 1000
/** A timer's turn, and what an outbox row may be held for at most. */
const MINUTES_MS = 6 * 60 * SECOND_MS

/** Numbers below one that a seed gives again (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What everybody may find now, by the database alone. */
export async function visible(
  { achievements, needs }: Services,
  kind: Kind,
): Promise<Map<string, { revision: number; name: string }>> {
  const found = new Map<string, { revision: number; name: string }>()
  for (let after = ''; ; ) {
    const ids = await (kind === 'need' ? needs : achievements).idsAfter(after, 500)
    const rows =
      kind === 'need' ? (await needs.load(ids)).filter(needIsFound) : (await achievements.load(ids)).filter(achievementIsFound)
    for (const { id, revision, name } of rows) found.set(id, { revision, name })
    if (ids.length < 500) return found
    after = ids.at(-1) as string
  }
}

/** What an index holds. */
export async function held(engine: Pick<Services['engine'], 'page'>, kind: Kind): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (let after = ''; ; ) {
    const page = await engine.page(kind, after, 500)
    for (const { id, revision } of page) found.set(id, revision)
    if (page.length < 500) return found
    after = page.at(-1)?.id as string
  }
}

interface Storm {
  services: Services
  clock: SettableClock
  people: People
  operations: number
  seed: number
  /** Something happens to an index: it is away, slow, loses or keeps what it should not. */
  disturb(random: () => number): Promise<void>
  /** After every operation. */
  tell?(done: number, seen: { leaks: number; looks: number; made: number }): void
}

/** Random work of owners and of the centre while indexes fail; after each look nobody may have seen what is hidden. */
export async function indexStorm({ services, clock, people, operations, seed, disturb, tell = () => {} }: Storm) {
  const random = randomOf(seed)
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const owners = {
    need: { viewer: people.companyAdmin, organisation: people.company.id },
    achievement: { viewer: people.universityAdmin, organisation: people.university.id },
  }
  const made: { kind: Kind; id: string }[] = []
  let leaks = 0
  let looks = 0
  let refused = 0
  let names = 0
  const titled = () => ({ name: `${pick(WORDS)}记号${++names}`, keywords: [pick(WORDS), `词${names}`] })

  async function make() {
    const kind = pick(['need', 'achievement'] as const)
    const { viewer, organisation } = owners[kind]
    const to = random() < 0.8 ? 'listed' : 'draft'
    const { id } =
      kind === 'need'
        ? await services.needs.create(
            viewer,
            organisation,
            needDraft({ ...titled(), disclosure: pick(['OPEN', 'ANON', 'INVITE']) }),
            { to },
          )
        : await services.achievements.create(viewer, organisation, achievementDraft(titled()), { to })
    made.push({ kind, id })
  }

  async function change() {
    const { kind, id } = pick(made)
    const { viewer } = owners[kind]
    const module = kind === 'need' ? services.needs : services.achievements
    const { revision } = await module.read(viewer, id)
    const choice = random()
    if (choice < 0.4) {
      const body = { revision, pendingRevision: null }
      if (kind === 'need')
        await services.needs.save(viewer, id, {
          ...body,
          draft: needDraft({ ...titled(), disclosure: pick(['OPEN', 'INVITE']) }),
        })
      else await services.achievements.save(viewer, id, { ...body, draft: achievementDraft(titled()) })
    } else if (choice < 0.85)
      await module.move(viewer, id, moveOf(pick<MoveBody['move']>(['pause', 'resume', 'withdraw']), revision))
    else if (random() < 0.5) await module.takeDown(people.operator, id, { reason: 'COMPLAINT', text: '核实' })
    else await module.restore(people.operator, id)
  }

  async function look() {
    const kind = pick(['need', 'achievement'] as const)
    const open = await visible(services, kind)
    const q = random() < 0.2 ? '' : `${pick(WORDS)}记号`
    const { items } = await services.search.search(people.visitor, SearchQuery.parse({ kind, q, size: 50 }))
    const told = await services.search.suggest(kind, pick(WORDS))
    const texts = new Set([...open.values()].map(({ name }) => name))
    leaks += items.filter(({ card }) => !open.has(card.id)).length
    leaks += told.filter(({ text }) => text.includes('记号') && !texts.has(text)).length
    looks++
  }

  for (let i = 0; i < operations; i++) {
    clock.advance(SECOND_MS)
    const choice = random()
    try {
      if (choice < 0.35 || made.length === 0) await make()
      else if (choice < 0.75) await change()
      else if (choice < 0.85) await look()
      else if (choice < 0.95) await services.worker.processAll()
      else await disturb(random)
    } catch (fault) {
      // What a state does not allow is refused; anything else is a fault of ours.
      if ((fault as Refusal).name !== 'Refusal' || (fault as Refusal).code === 'engine_unavailable') throw fault
      refused++
    }
    tell(i + 1, { leaks, looks, made: made.length })
  }
  return { leaks, looks, refused, made: made.length }
}

/** Time passes until nothing is left to do: jobs, and rounds of comparing. */
export async function drain({ services, clock }: Pick<Storm, 'services' | 'clock'>, rounds = 12) {
  for (let i = 0; i < rounds; i++) {
    clock.advance(MINUTES_MS)
    await services.worker.processAll()
    await services.engine.state()
    await services.repair.timer.run()
    await services.repair.turn()
    await services.worker.processAll()
    const isDone = services.engine.standing().standing === 'level' && (await services.outbox.waiting('listing')) === 0
    if (isDone && i > 1) return
  }
}
