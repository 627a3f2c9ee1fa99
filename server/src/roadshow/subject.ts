import type { ListingKind } from '@keqiao/shared/listings'
import { SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import { WITH_PLACE } from '@keqiao/shared/signups'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { type AttachmentSubject, all, none } from '../attachments/subject.ts'
import type { Database } from '../platform/db/database.ts'
import * as calls from './calls.store.ts'
import type { Organising } from './organising.ts'
import * as rules from './rules.ts'
import { type Presented, partsOf } from './showing.ts'
import * as signups from './signups.store.ts'
import * as store from './store.ts'

interface SubjectUses {
  db: Database
  organises: Organising['organises']
  listings: Record<ListingKind, Presented>
}

/** Materials of an event: for everybody, or only for who has a place; the organisers put them there. */
export function eventSubject({ db, organises }: SubjectUses): AttachmentSubject {
  const row = (id: string) => store.byId(db.read, id)
  const mayAttach = async (viewer: Viewer, id: string) => {
    const event = await row(id)
    return event !== undefined && organises(viewer, event)
  }
  return {
    kind: 'roadshow',
    purposes: ['material'],
    isConfidential: async () => false,
    mayAttach,
    async mayRead(viewer, id) {
      const event = await row(id)
      return event !== undefined && (rules.isPublic(event) || organises(viewer, event))
    },
    async mayDownload(viewer, id) {
      if (await mayAttach(viewer, id)) return all
      const signup = viewer.person && (await signups.ofPersonAt(db.read, viewer.person.id, id))
      return signup && WITH_PLACE.includes(signup.state) ? all : none
    },
  }
}

/** The deck of a project: between who submitted it and the organisers, until it is on the programme and its owner shows it. */
export function projectSubject({ db, organises, listings }: SubjectUses): AttachmentSubject {
  async function found(id: string) {
    const project = await calls.byId(db.read, id)
    const event = project && (await store.byId(db.read, project.roadshowId))
    return event && { project, event }
  }
  type Found = Awaited<ReturnType<typeof found>>
  const isParty = (viewer: Viewer, here: Found) =>
    here !== undefined && (organises(viewer, here.event) || belongsTo(viewer, here.project.organisationId))
  return {
    kind: 'presentation',
    purposes: ['material'],
    async isConfidential(id) {
      const here = await found(id)
      if (!here) return false
      const { kind, id: listingId } = partsOf(here.project.subject)
      const [listing] = kind === 'need' ? await listings.need.load([listingId]) : []
      return listing !== undefined && listing.disclosure !== 'OPEN'
    },
    async mayRead(viewer, id) {
      const here = await found(id)
      if (isParty(viewer, here)) return true
      return here !== undefined && rules.isPublic(here.event) && SHOWN_PRESENTATIONS.includes(here.project.state)
    },
    mayDownload: async (viewer, id) => (isParty(viewer, await found(id)) ? all : none),
    mayAttach: async (viewer, id) => belongsTo(viewer, (await found(id))?.project.organisationId ?? null),
  }
}
