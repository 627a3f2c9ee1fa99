import type { At, Request, Sent } from '../request.ts'

const BEFORE = '2026-11-02T08:00:00.000Z'
const DUE = '2026-11-02T09:00:10.000Z'
const params = (id: string) => ({ params: { kind: 'need', id } })
const inState = (id: string, state: string) => ['update needs set state = ?, revision = 1 where id = ?', state, id] as const
const waiting = async (at: At): Promise<Sent> => {
  const id = await at.listing('need', 'OPEN')
  return { ...params(id), arrange: [inState(id, 'center_review')] }
}
const edited = async (at: At): Promise<Sent> => {
  const id = await at.listing('need', 'pending')
  return { ...params(id), arrange: [["update pending_versions set state = 'center_review' where listing_id = ?", id]] }
}
const triaged = async (at: At, state = 'triage'): Promise<Sent> => {
  const id = await at.listing('need', 'draft')
  return { params: { id }, arrange: [inState(id, state)] }
}
/** The same, given to the agent of the cast. */
const entrusted = async (at: At): Promise<Sent> => {
  const sent = await triaged(at)
  const columns = 'id, agent_id, subject, state, at, open_subject'
  const subject = `need:${sent.params?.id}`
  const given = `insert into assignments (${columns}) values ('0190a5e0-0000-7000-8000-0000000a551e', ?, ?, 'accepted', ?, ?)`
  return { ...sent, arrange: [...(sent.arrange ?? []), [given, at.world.cast.AGENT.id, subject, DUE, subject]] }
}
const somebody = ({ relation, who, world }: At) => (relation === 'own' ? who.id : world.otherAgent.person.id)
const HELD = '0190a5e0-0000-7000-8000-00000000dec1'
const held =
  (table: 'decisions' | 'batch_approvals'): Request['build'] =>
  async (at) => {
    if (at.relation === 'none') return { params: { id: at.records.nobody } }
    const need = await at.records.listing('need', 'OPEN', 'company', 'admin')
    const body = JSON.stringify({ move: 'approve', revision: 1 })
    const row =
      table === 'decisions'
        ? ([
            'insert into decisions (id, kind, listing_id, version, body, actor_id, decided_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
            ...[HELD, 'need', need, 'record', body, somebody(at), DUE, DUE],
          ] as const)
        : ([
            'insert into batch_approvals (id, kind, import_id, actor_id, state, total, started_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
            ...[HELD, 'need', need, somebody(at), 'held', 1, DUE, DUE],
          ] as const)
    return { params: { id: HELD }, arrange: [row as readonly [string, ...(string | number | null)[]]] }
  }
const sending =
  (build: (at: At) => Promise<Sent>, more: Sent = {}): Request['build'] =>
  async (at) => ({ ...(await build(at)), ...more })
const on = (build: Request['build']): Request => ({ on: 'listing', build })
const plain: Request = { on: null, build: () => ({}) }
const approval = { body: { move: 'approve', revision: 1 } }

export const DESK: Record<string, Request> = {
  'GET /api/v1/review/queue': plain,
  'GET /api/v1/review/items/:kind/:id': on(waiting),
  'GET /api/v1/review/items/:kind/:id (pending)': on(sending(edited, { query: { version: 'pending' } })),
  'POST /api/v1/review/items/:kind/:id/contact': on(sending(waiting, { body: {} })),
  'POST /api/v1/review/items/:kind/:id/decisions': on(sending(waiting, approval)),
  'POST /api/v1/review/items/:kind/:id/decisions (pending)': on(
    sending(edited, { body: { ...approval.body, version: 'pending' } }),
  ),
  'DELETE /api/v1/review/decisions/:id': { on: 'personal', build: held('decisions') },
  'GET /api/v1/review/batches': plain,
  'POST /api/v1/review/batches/:kind/:id/approve': on(async (at) => {
    if (at.relation === 'none') return params(at.records.nobody)
    const id = await at.listing('need', 'OPEN')
    const imported = await at.records.import(at.owner, at.author)
    const brought = ['update needs set import_id = ?, submitted_at = ? where id = ?', imported, BEFORE, id] as const
    return { ...params(imported), arrange: [inState(id, 'center_review'), brought] }
  }),
  'DELETE /api/v1/review/approvals/:id': { on: 'personal', build: held('batch_approvals') },

  'GET /api/v1/triage': plain,
  'GET /api/v1/triage/:id': on(triaged),
  'GET /api/v1/triage/:id (assigned)': on(entrusted),
  'POST /api/v1/triage/:id/contact': on(triaged),
  'POST /api/v1/triage/:id/decisions': on(sending(triaged, { body: { verdict: 'READY', revision: 1 } })),
  'POST /api/v1/triage/:id/decisions (assigned)': on(sending(entrusted, { body: { verdict: 'READY', revision: 1 } })),
  'DELETE /api/v1/triage/decisions/:id': { on: 'personal', build: held('decisions') },
  'POST /api/v1/triage/:id/move': on(async (at) => ({
    ...(await triaged(at, 'service_desk')),
    body: { move: 'close', revision: 1, text: '转服务台办结' },
  })),
}
