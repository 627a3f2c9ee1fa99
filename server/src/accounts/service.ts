import type { Appointment, Me, OrganisationCard, OrganisationDraft } from '@keqiao/shared/accounts'
import type { OrganisationForm } from '@keqiao/shared/organisations'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { foldAddress } from '../platform/links.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Announcer } from './announcer.ts'
import type { Auth } from './auth.ts'
import type { ConsentBook } from './consent-book.ts'
import * as store from './store.ts'
import { type Viewer, viewerOf } from './viewer.ts'

export type Accounts = ReturnType<typeof createAccounts>

interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  auth: Auth
  notices: Announcer
  consents: ConsentBook
  taxonomies: Taxonomies
}

export function createAccounts(use: Uses) {
  const { db, clock, trail, auth, consents, taxonomies } = use
  return {
    async me(viewer: Viewer): Promise<Me> {
      const language = viewer.person && (await store.languageOf(db.read, viewer.person.id))
      return {
        person: viewer.person && language ? { ...viewer.person, language } : null,
        roles: viewer.roles,
        organisations: viewer.organisations,
        appointments: viewer.appointments,
        lacksSecondFactor: viewer.lacksSecondFactor,
        passwordExpired: viewer.passwordExpired ?? false,
        noticeDue: viewer.person ? await consents.dueFor(db.read, viewer.person.id) : null,
      }
    },

    /** This person as a viewer with the rights of now, for work that goes on after the request; null when gone. */
    async asViewer(personId: string, reader: Reader = db.read): Promise<Viewer | null> {
      const person = await store.person(reader, personId)
      return person && viewerOf(person, await store.membershipsOf(reader, personId), await store.appointmentsOf(reader, personId))
    },

    async organisation(id: string) {
      const row = await store.organisation(db.read, id)
      if (!row) throw new Refusal('not_found')
      return row
    },

    /** Verified and not suspended: only then may it submit listings, and only then are its listings and its page public. */
    async isActive(id: string, reader: Reader = db.read): Promise<boolean> {
      return (await store.organisation(reader, id))?.state === 'active'
    },

    /** Cards of the given organisations; unknown ids are left out. */
    cards: (ids: string[], reader: Reader = db.read) => store.organisationsByIds(reader, ids),

    /** Who of these belongs to the organisation, by name; the others stay unnamed. */
    namesWithin: (organisationId: string | null, personIds: string[]) =>
      organisationId ? store.memberNames(db.read, organisationId, personIds) : Promise.resolve(new Map<string, string>()),

    adminsOf: async (organisationId: string, reader: Reader = db.read) =>
      (await store.membersOf(reader, organisationId)).filter(({ role }) => role === 'admin').map(({ personId }) => personId),

    /** Those of the given people who are members today. */
    async membersAmong(organisationId: string, personIds: string[], reader: Reader = db.read) {
      const members = new Set((await store.membersOf(reader, organisationId)).map(({ personId }) => personId))
      return personIds.filter((id) => members.has(id))
    },

    /** For scripts and demo data: a person with a password and a proven address; an existing one is left as it is. */
    async ensurePerson(draft: { name: string; email: string; password: string }): Promise<string> {
      const known = await store.personByEmail(db.read, draft.email)
      if (known) return known.id
      const hash = await (await auth.$context).password.hash(draft.password)
      const [id, at] = [newId(), new Date(clock.millis())]
      const email = foldAddress(draft.email)
      await db.write(async (tx) => {
        await store.insertPerson(tx, { id, name: draft.name, email, emailVerified: true, createdAt: at, updatedAt: at })
        await store.setPassword(tx, id, hash, at)
      })
      return id
    },

    /** For scripts and demo data: a verified organisation; one of this name is left as it is. */
    async ensureOrganisation(draft: OrganisationDraft & Partial<OrganisationForm>, demo: boolean): Promise<OrganisationCard> {
      const known = await store.organisationNamed(db.read, draft.name)
      if (known) return store.cardOf(known)
      return db.write(async (tx) => {
        const now = clock.now()
        const verified = { verifiedHow: 'ON_SITE', verifiedAt: now, verifiedRegion: '130000' } as const
        const values = { id: newId(), ...draft, ...verified, demo, stateAt: now, createdAt: now }
        const row = await store.insertOrganisation(tx, values)
        await trail.record(tx, SYSTEM, 'organisation.founded', `organisation:${row.id}`, { kind: row.kind })
        return store.cardOf(row)
      })
    },

    async join(personId: string, organisationId: string, role: 'member' | 'admin') {
      await db.write((tx) => store.addMembership(tx, { personId, organisationId, role, createdAt: clock.now() }))
    },

    /** The same inside a transaction that has its own reason for it; `takeRole` ends at the next request of the person. */
    giveRole: (tx: Tx, personId: string, role: Appointment['role'], region = '130000') =>
      store.addAppointment(tx, { personId, role, region, createdAt: clock.now() }),
    takeRole: (tx: Tx, personId: string, role: Appointment['role']) => store.removeAppointment(tx, personId, role),

    /** Who of these roles is nearest to one of these regions: the people of a city before those of the province. */
    async officersOf(db: Reader, roles: readonly Appointment['role'][], regions: string[]): Promise<string[]> {
      const above = regions.flatMap((region) => [region, ...taxonomies.ancestors('region', region)])
      const local = await store.appointedFor(
        db,
        roles,
        above.filter((region) => !region.endsWith('0000')),
      )
      return local.length > 0 ? local : store.appointedFor(db, roles, ['130000'])
    },

    async appoint(personId: string, role: Appointment['role'], region = '130000') {
      await db.write((tx) => store.addAppointment(tx, { personId, role, region, createdAt: clock.now() }))
    },
  }
}
