import type { Change } from '../support/database-state.ts'
import { createRecords } from './records.ts'
import { type At, asInject, type Sent, standing } from './request.ts'
import type { Relation, Role } from './roles.ts'
import { partsOf, REQUESTS } from './table.ts'
import type { World } from './world.ts'

export interface Heard {
  /** `in`, or the "no". */
  said: string
  status: number
  /** Without the number of the request. */
  body: unknown
  /** Rows that the request wrote. */
  changes: Change[]
}

/** Every request is counted, the refused ones too; vectors are a memory of texts, whoever brought them. */
const BESIDE = ['rate_limits', 'vectors']

/** Asks as the table says, and puts everything back. */
export function createAsking(world: World) {
  const records = createRecords(world)
  let count = 0

  async function send(name: string, at: At, sent: Sent): Promise<Heard> {
    const [method, path] = partsOf(name)
    await world.state.mark()
    await world.state.arrange(sent.arrange ?? [])
    const answer = await world.house.app.inject(asInject(method, path.replace('*', ''), sent, at.who.cookie))
    count++
    const changes = (await world.state.changes()).filter(({ table }) => !BESIDE.includes(table))
    await world.state.restore()
    const isJson = String(answer.headers['content-type']).includes('json')
    const { requestId: _, ...body } = isJson ? answer.json() : { text: answer.body }
    const refused = `${answer.statusCode} ${answer.statusCode === 403 && body.facts?.needs ? body.facts.needs : body.code}`
    const said = answer.statusCode < 400 || refused === sent.proof ? 'in' : refused
    return { said, status: answer.statusCode, body, changes }
  }

  const build = async (name: string, role: Role, relation: Relation) => {
    const at = standing(world, records, role, relation)
    return { at, sent: await (REQUESTS[name] as (typeof REQUESTS)[string]).build(at) }
  }

  return {
    records,
    build,
    send,
    count: () => count,
    async ask(name: string, role: Role, relation: Relation): Promise<Heard> {
      const { at, sent } = await build(name, role, relation)
      return send(name, at, sent)
    },
  }
}
export type Asking = ReturnType<typeof createAsking>

/** Whose a row is, by table. */
const PERSONAL: Record<string, string> = {
  ...{ sessions: 'user_id', credentials: 'user_id', second_factors: 'user_id', password_history: 'person_id' },
  ...{ notices: 'person_id', notice_preferences: 'person_id', consents: 'person_id', personal_exports: 'person_id' },
  ...{ erasures: 'person_id', match_marks: 'person_id', agents: 'id', agent_codes: 'agent_id', agent_avoids: 'agent_id' },
}

/** Rows of other people that were changed or taken away; what others are newly told is not among them. */
export const foreignRows = (changes: Change[], personId: string) =>
  changes.filter(({ table, before }) => before !== null && PERSONAL[table] !== undefined && before[PERSONAL[table]] !== personId)
