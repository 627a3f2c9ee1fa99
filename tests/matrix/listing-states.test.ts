import {
  ACHIEVEMENT_STATES,
  LIVES,
  type ListingState,
  MOVES,
  type Move,
  type Mover,
  NEED_STATES,
  ORG_STATE,
} from '@keqiao/shared/lifecycle'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecords, KINDS, type Kind, type Records } from './records.ts'
import { asInject, type Sent } from './request.ts'
import { startWorld, type World } from './world.ts'

const STATES: Record<Kind, readonly ListingState[]> = { achievement: ACHIEVEMENT_STATES, need: NEED_STATES }
const VERDICTS: Partial<Record<Move, string>> = {
  triage_ready: 'READY',
  triage_detail: 'DETAIL',
  triage_rediag: 'REDIAG',
  triage_longterm: 'LONGTERM',
  triage_not_tech: 'NOT_TECH',
}
const tableOf = (kind: Kind) => (kind === 'need' ? 'needs' : 'achievements')
/** What any transition may ask for comes with every request, so that only the step itself can be refused. */
const GIVEN = { revision: 1, reasons: [{ code: 'OTHER', text: '见说明' }], text: '见说明' }

interface Way {
  method: 'POST'
  path: string
  /** Whose steps lead through here. */
  movers: readonly Mover[]
  /** Held for ten seconds before it takes effect. */
  held?: true
  /** For members of organisations only: the others are told so at the door, once and for all. */
  forMembers?: true
  /** The request for a move; undefined where this way has no word for it. */
  sent(kind: Kind, id: string, move: Move): Sent | undefined
}
const enumerated = (moves: readonly Move[], sent: (id: string, move: Move) => Sent) => (_: Kind, id: string, move: Move) =>
  moves.includes(move) ? sent(id, move) : undefined

/** Every address that moves a listing. */
const WAYS: Record<Kind, Way[]> = { achievement: [], need: [] }
for (const kind of KINDS) {
  const at = `/api/v1/${tableOf(kind)}/:id`
  const params = (id: string) => ({ params: { id } })
  WAYS[kind].push(
    {
      ...{ method: 'POST', path: `${at}/move`, movers: ['EDIT', 'ADMIN', 'OPERATOR'], forMembers: true },
      sent: (_, id, move) => ({ ...params(id), body: { ...GIVEN, move, questions: ['多厚？'] } }),
    },
    {
      ...{ method: 'POST', path: `${at}/take-down`, movers: ['OPERATOR'] },
      sent: enumerated(['take_down'], (id) => ({ ...params(id), body: { reason: 'OTHER', text: '核对' } })),
    },
    { method: 'POST', path: `${at}/restore`, movers: ['OPERATOR'], sent: enumerated(['restore'], params) },
    {
      ...{ method: 'POST', path: '/api/v1/review/items/:kind/:id/decisions', movers: ['REVIEWER'], held: true },
      sent: enumerated(['approve', 'return', 'reject'], (id, move) => ({ params: { kind, id }, body: { ...GIVEN, move } })),
    },
  )
}
WAYS.need.push(
  {
    ...{ method: 'POST', path: '/api/v1/triage/:id/decisions', movers: ['TRIAGE'], held: true },
    sent: enumerated(Object.keys(VERDICTS) as Move[], (id, move) => {
      return { params: { id }, body: { verdict: VERDICTS[move], revision: 1, questions: ['多厚？'], text: '见说明' } }
    }),
  },
  {
    ...{ method: 'POST', path: '/api/v1/triage/:id/move', movers: ['OPERATOR'] },
    sent: enumerated(['unpark', 'park', 'close'], (id, move) => ({
      params: { id },
      body: { move, revision: 1, text: '见说明' },
    })),
  },
)

let world: World
let records: Records
let asked = 0
/** Somebody who is of an organisation and of the centre at once: nobody judges their own. */
let both: string
beforeAll(async () => {
  world = await startWorld()
  records = createRecords(world)
  const { accounts } = world.house.services
  for (const role of ['REVIEWER', 'OPERATOR'] as const) await accounts.appoint(world.admins.agency.person.id, role, '130000')
  both = await world.house.signIn('agency-admin@test.example')
})
afterAll(async () => {
  console.log(`steps of listings: ${asked} requests`)
  await world.close()
})

/** Who tries, on a need or an achievement of the company: the cookie, and the parts they play there. */
const actors = (): Record<string, { cookie: string | undefined; movers: Mover[]; isMember?: true; own?: true }> => ({
  'an editor of the owner': { cookie: world.cast.ENT_EDIT.cookie, movers: ['EDIT'], isMember: true },
  'an administrator of the owner': { cookie: world.cast.ENT_ADMIN.cookie, movers: ['EDIT', 'ADMIN'], isMember: true },
  'a stranger': { cookie: world.cast.SUP_ADMIN.cookie, movers: [], isMember: true },
  'a reviewer': { cookie: world.cast.REVIEWER_CITY.cookie, movers: ['REVIEWER'] },
  'an operator': { cookie: world.cast.REGION_OP.cookie, movers: ['OPERATOR', 'TRIAGE'] },
  'an operator elsewhere': { cookie: world.cast.REGION_OP_ELSEWHERE.cookie, movers: [] },
  'an agent': { cookie: world.cast.AGENT.cookie, movers: [] },
  'a member who reviews and operates': { cookie: both, movers: ['REVIEWER', 'OPERATOR', 'TRIAGE'], isMember: true },
  'the same on their own record': { cookie: both, movers: ['EDIT', 'ADMIN'], isMember: true, own: true },
})

/** Where the move leads by this way for these movers, or null when the life knows no such step. */
function leadsTo(kind: Kind, from: ListingState, move: Move, movers: readonly Mover[]): ListingState | null {
  const found = LIVES[kind].find((one) => one.from === from && one.move === move && movers.includes(one.by))
  if (!found) return null
  const isAdmin = movers.includes('ADMIN')
  return move === 'submit' && isAdmin ? leadsTo(kind, ORG_STATE[kind], 'org_approve', ['ADMIN']) : found.to
}

describe.each(KINDS)('the life of a listing of the kind %s', (kind) => {
  test('every step of people has a way over HTTP, but for the one that comes with deals', () => {
    const opens = ({ movers, forMembers }: Way, by: Mover) => movers.includes(by) && (!forMembers || by !== 'OPERATOR')
    const without = LIVES[kind].filter(
      ({ by, move }) => by !== 'SYSTEM' && !WAYS[kind].some((way) => opens(way, by) && way.sent(kind, 'x', move)),
    )
    expect(without.map(({ from, move }) => `${from} ${move}`)).toEqual(kind === 'need' ? [] : ['transferred reinstate'])
  })

  test.each(WAYS[kind])('by $path only the listed steps are made', async (way) => {
    const found: Record<string, string> = {}
    const wanted: typeof found = {}
    for (const [who, { cookie, movers, isMember, own }] of Object.entries(actors())) {
      if (way.forMembers && !isMember) continue
      const id = await records.listing(kind, 'OPEN', own ? 'agency' : 'company', 'admin')
      const parts = movers.filter((mover) => way.movers.includes(mover))
      for (const from of STATES[kind])
        for (const move of MOVES) {
          const sent = way.sent(kind, id, move)
          if (!sent) continue
          const step = `${who}: ${from} ${move}`
          wanted[step] = leadsTo(kind, from, move, parts) ?? 'refused'
          found[step] = await tried(way, sent, { kind, id, from, cookie })
        }
    }
    expect(found).toEqual(wanted)
  })
})

async function tried(
  way: Way,
  sent: Sent,
  { kind, id, from, cookie }: { kind: Kind; id: string; from: string; cookie: string | undefined },
) {
  await world.state.mark()
  await world.state.arrange([[`update ${tableOf(kind)} set state = ?, revision = 1 where id = ?`, from, id]])
  const answer = await world.house.app.inject(asInject(way.method, way.path, sent, cookie))
  asked++
  const changes = (await world.state.changes()).filter(({ table }) => table !== 'rate_limits')
  await world.state.restore()
  if (answer.statusCode >= 400) return changes.length === 0 ? 'refused' : `refused with ${answer.statusCode}, and yet written`
  const own = changes.find(({ table, after }) => table === tableOf(kind) && after?.id === id)
  if (!way.held) return String(own?.after?.state ?? 'nothing written')
  const decision = changes.find(({ table }) => table === 'decisions')?.after
  const { move } = JSON.parse(String(decision?.body ?? '{}'))
  return LIVES[kind].find((one) => one.from === from && one.move === move)?.to ?? 'no decision'
}

/** A pending version's own short life: by whom, from where. */
const PENDING: Record<string, { by: Mover; from: string[] }> = {
  org_approve: { by: 'ADMIN', from: ['org_review'] },
  org_return: { by: 'ADMIN', from: ['org_review'] },
  recall: { by: 'EDIT', from: ['org_review', 'center_review', 'returned'] },
  approve: { by: 'REVIEWER', from: ['center_review'] },
  return: { by: 'REVIEWER', from: ['center_review'] },
  reject: { by: 'REVIEWER', from: ['center_review'] },
}
describe.each(KINDS)('an edit that waits beside a %s', (kind) => {
  const ways = [
    {
      path: `/api/v1/${tableOf(kind)}/:id/pending/move`,
      movers: ['EDIT', 'ADMIN'],
      moves: MOVES as readonly string[],
      forMembers: true,
    },
    {
      path: '/api/v1/review/items/:kind/:id/decisions',
      movers: ['REVIEWER'],
      moves: ['approve', 'return', 'reject'],
      forMembers: false,
    },
  ]
  test.each(ways)('moves by $path only as listed', async ({ path, movers: admitted, moves, forMembers }) => {
    const found: Record<string, boolean> = {}
    const wanted: typeof found = {}
    for (const [who, { cookie, movers, isMember, own }] of Object.entries(actors())) {
      if (forMembers && !isMember) continue
      const id = await records.listing(kind, 'pending', own ? 'agency' : 'company', 'admin')
      for (const from of ['org_review', 'center_review', 'returned'])
        for (const move of moves) {
          const known = PENDING[move]
          wanted[`${who}: ${from} ${move}`] =
            known?.from.includes(from) === true && movers.includes(known.by) && admitted.includes(known.by)
          await world.state.mark()
          await world.state.arrange([['update pending_versions set state = ?, revision = 1 where listing_id = ?', from, id]])
          const sent = { params: { kind, id }, body: { ...GIVEN, move, version: 'pending' } }
          const answer = await world.house.app.inject(asInject('POST', path, sent, cookie))
          asked++
          const changes = (await world.state.changes()).filter(({ table }) => table !== 'rate_limits')
          await world.state.restore()
          if (answer.statusCode >= 400) expect(changes, `${who}: ${from} ${move}`).toEqual([])
          found[`${who}: ${from} ${move}`] = answer.statusCode < 400
        }
    }
    expect(found).toEqual(wanted)
  })
})
