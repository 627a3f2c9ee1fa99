import { upload } from '../support/upload.ts'
import type { Author, createRecords, Kind, ListingVariant } from './records.ts'
import type { Relation, Role } from './roles.ts'
import type { Actor, Owner, World } from './world.ts'

/** What a route is about, and so how a record of it may stand to who asks; null where there is no record. */
export type On = 'listing' | 'organisation' | 'personal' | null

export interface Sent {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: object
  /** Sent as a form of one file, with these fields before it. */
  file?: { name: string; content: Uint8Array; fields?: Record<string, string> }
  /** What stands in the database just before, and is gone afterwards. */
  arrange?: (readonly [sql: string, ...values: (string | number | null)[]])[]
  /** A refusal of the business, as `<status> <code>`, that only who got in hears. */
  proof?: string
}

export interface Request {
  on: On
  build(at: At): Sent | Promise<Sent>
}

/** One request about to be made: by whom, about whose record. */
export interface At {
  role: Role
  relation: Relation
  who: Actor
  world: World
  records: ReturnType<typeof createRecords>
  /** Whose the record is. */
  owner: Owner
  author: Author
  listing(kind: Kind, variant: ListingVariant): Promise<string>
  organisation: string
  /** Somebody else of the record's organisation. */
  memberThere: string
}

export function relationsOf(on: On, who: Actor): Relation[] {
  if (on === null) return ['none']
  if (on === 'personal') return who.viewer.person ? ['own', 'other', 'none'] : ['other', 'none']
  if (!who.owner) return ['other', 'none']
  return on === 'organisation' ? ['own', 'other', 'none'] : ['own', 'same', 'other', 'none']
}

export function standing(world: World, records: At['records'], role: Role, relation: Relation): At {
  const who = world.cast[role]
  const theirs = relation === 'own' || relation === 'same'
  const owner: Owner = theirs && who.owner ? who.owner : who.owner === 'company' ? 'stranger' : 'company'
  const isAdmin = who.owner !== null && world.admins[who.owner].person.id === who.id
  const author: Author = relation === 'own' ? (isAdmin ? 'admin' : 'member') : relation === 'same' && isAdmin ? 'member' : 'admin'
  return {
    ...{ role, relation, who, world, records, owner, author },
    listing: async (kind, variant) => (relation === 'none' ? records.nobody : records.listing(kind, variant, owner, author)),
    organisation: relation === 'none' ? records.nobody : world.organisations[owner].id,
    memberThere: (isAdmin || !theirs ? world.members : world.admins)[owner].person.id,
  }
}

/** The request as `inject` takes it. */
export function asInject(method: string, path: string, sent: Sent, cookie: string | undefined) {
  const url = path.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(sent.params?.[name] ?? 'missing'))
  const query = new URLSearchParams(
    Object.entries(sent.query ?? {}).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  )
  const file = sent.file && upload(sent.file.name, sent.file.content, sent.file.fields)
  return {
    method: method as 'GET',
    url: query.size > 0 ? `${url}?${query}` : url,
    headers: { ...(cookie && { cookie }), ...file?.headers },
    ...(file ? { payload: file.payload } : method !== 'GET' && method !== 'DELETE' && { payload: sent.body ?? {} }),
  }
}
