import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { attachments, files } from '@keqiao/server/attachments/tables'
import { accessInvitations, accessRequests, grants } from '@keqiao/server/grants/tables'
import { imports } from '@keqiao/server/interchange/tables'
import { mails, notices } from '@keqiao/server/notices/tables'
import { organisationChanges, organisationClaims, invitations as sentInvitations } from '@keqiao/server/organisations/tables'
import { createFiles } from '@keqiao/server/platform/files'
import { newId } from '@keqiao/server/platform/ids'
import { links } from '@keqiao/server/platform/links.tables'
import { outbox } from '@keqiao/server/platform/outbox.tables'
import { personalExports } from '@keqiao/server/privacy/tables'
import { claims, duplicateCandidates } from '@keqiao/server/provenance/tables'
import { EncounterDraft } from '@keqiao/shared/encounters'
import type { NeedDraft } from '@keqiao/shared/needs'
import { achievementDraft, agentDraft, needDraft } from '../support/drafts.ts'
import { application } from '../support/organisations.ts'
import { eventRecords } from './event-records.ts'
import type { Owner, World } from './world.ts'

export type Kind = 'need' | 'achievement'
export const KINDS: readonly Kind[] = ['need', 'achievement']
type Disclosure = NeedDraft['disclosure']
/** `draft`, one that the public reads by its disclosure, or the latter with an edit beside it that its administrator must pass. */
export type ListingVariant = 'draft' | 'pending' | Disclosure
export type Author = 'admin' | 'member'

const LATER = '2027-01-01T00:00:00.000Z'
const sha = (text: string, how: 'hex' | 'base64url' = 'hex') => createHash('sha256').update(text).digest(how)

/** Records by type, each made once when it is first asked for. */
export function createRecords(world: World) {
  const { house, organisations, admins, members, operator, otherAgent } = world
  const { services } = house
  const { db } = services
  const made = new Map<string, Promise<string>>()
  const once = (name: string, make: () => Promise<string>) => {
    const known = made.get(name) ?? make()
    made.set(name, known)
    return known
  }
  const people = (owner: Owner, author: Author) => (author === 'admin' ? admins : members)[owner]
  const now = () => house.clock.now()
  const insert = (table: object, values: object) =>
    db.write(async (tx) => void (await tx.insert(table as never).values(values as never)))

  function listing(kind: Kind, variant: ListingVariant, owner: Owner, author: Author): Promise<string> {
    return once(`${kind} ${variant} ${owner} ${author}`, async () => {
      const by = people(owner, author)
      const ownerId = organisations[owner].id
      const disclosure = variant === 'draft' || variant === 'pending' ? 'OPEN' : variant
      const to = variant === 'draft' ? 'draft' : 'listed'
      const name = `${organisations[owner].name}${author}的${variant}表面裂纹检测`
      if (kind === 'need') {
        const draft = needDraft({ name, disclosure })
        const { id, revision } = await services.needs.create(by, ownerId, draft, { to })
        const edit = { revision, pendingRevision: null, draft: { ...draft, name: `${name}改` } }
        if (variant === 'pending') await services.needs.save(members[owner], id, edit)
        return id
      }
      const draft = achievementDraft({ name })
      const { id, revision } = await services.achievements.create(by, ownerId, draft, { to })
      const edit = { revision, pendingRevision: null, draft: { ...draft, name: `${name}改` } }
      if (variant === 'pending') await services.achievements.save(members[owner], id, edit)
      return id
    })
  }

  function attachment(
    subject: string,
    wanted: 'PUBLIC' | 'ON_REQUEST' | 'waiting',
    purpose: 'material' | 'licence' | 'certificate',
  ) {
    const waiting = wanted === 'waiting'
    const visibility = waiting ? 'PUBLIC' : wanted
    return once(`attachment ${subject} ${wanted}`, async () => {
      const [id, fileId] = [newId(), newId()]
      const beside = services.files.beside()
      await writeFile(beside.path, '内容')
      const kept = await services.files.keep(beside.path, fileId)
      await beside.drop()
      const number = ['PUBLIC', 'ON_REQUEST', 'waiting'].indexOf(wanted) + 1
      const row = { id, fileId, subject, number, purpose, visibility, waiting, name: '工况说明.pdf', createdAt: now() }
      await insert(files, { id: fileId, ...kept, kind: 'pdf', uncleaned: null, createdAt: now() })
      await insert(attachments, row)
      return id
    })
  }

  return {
    listing,
    attachment,
    ...eventRecords(world, once, listing),
    /** An id that nothing has. */
    nobody: '0190a5e0-0000-7000-8000-00000000dead',

    profile: (personId: string) =>
      once(`profile ${personId}`, async () => {
        const viewer = await services.accounts.asViewer(personId)
        if (!viewer) throw new Error(`no person ${personId}`)
        return (await services.agents.apply(viewer, agentDraft(), null)).id
      }),

    notice: (personId: string) =>
      once(`notice ${personId}`, async () => {
        const row = {
          id: newId(),
          personId,
          code: 'second_factor_on',
          facts: {},
          subject: 'account',
          mail: 'off',
          createdAt: now(),
        }
        await insert(notices, row)
        return row.id
      }),

    /** Another session of this person, on another device. */
    session: (email: string) =>
      once(`session ${email}`, async () => {
        const { internalAdapter } = await services.auth.$context
        const found = await internalAdapter.findUserByEmail(email)
        const far = new Date('2126-01-01T00:00:00Z')
        const times = { openedAt: far, lastSeenAt: far, secondFactorAt: null }
        return (await internalAdapter.createSession(found?.user.id as string, false, times)).id
      }),

    assignment: (agentId: string, needId: string) =>
      once(`assignment ${agentId}`, async () => {
        const subject = `need:${needId}`
        return (await services.assignments.assign(operator, { agentId, subject })).id
      }),

    /** Checked, with its table beside it; cancelling one takes that away, so `what` keeps them apart. */
    import: (owner: Owner, author: Author, what = 'read') =>
      once(`import ${owner} ${author} ${what}`, async () => {
        const row = { id: newId(), organisationId: organisations[owner].id, personId: people(owner, author).person.id }
        const file = { kind: 'need', fileName: '需求.xlsx', state: 'checked', headings: ['需求名称'], total: 1, read: 1 }
        await insert(imports, { ...row, ...file, createdAt: now() })
        const table = path.join(house.dataDir, 'imports', `${row.id}.table`)
        await writeFile(table, `${JSON.stringify({ number: 2, cells: ['板坯表面裂纹'] })}\n`)
        return row.id
      }),

    /** Somebody asks for the name behind an anonymous need, or for the files of another listing. */
    request: (listingId: string, kind: Kind, scope: 'NAME' | 'FILES', requesterId: string, organisationId: string | null) =>
      once(`request ${listingId} ${requesterId}`, async () => {
        const row = { id: newId(), kind, listingId, scope, requesterId, organisationId, reason: '做过同样的产线' }
        const open = { state: 'asked', askedAt: now(), dueAt: LATER, openKey: `key-${listingId}-${requesterId}` }
        await insert(accessRequests, { ...row, ...open })
        return row.id
      }),

    grant: (kind: Kind, listingId: string, granteeId: string) =>
      once(`grant ${listingId} ${granteeId}`, async () => {
        const row = { id: newId(), kind, listingId, scope: 'NAME', granteeKind: 'agent', granteeId, at: now() }
        await insert(grants, { ...row, liveKey: `${kind}:${listingId}:NAME::agent:${granteeId}` })
        return row.id
      }),

    /** With the token that its mail would hold. */
    accessInvitation: async (kind: Kind, listingId: string, owner: Owner, email: string) => {
      const token = sha(`access ${listingId} ${email}`, 'base64url')
      const id = await once(`access invitation ${listingId} ${email}`, async () => {
        const row = { id: newId(), kind, listingId, scopes: ['READ'], email, ownerId: organisations[owner].id }
        await insert(accessInvitations, { ...row, sentAt: now(), expiresAt: LATER })
        const link = { id: newId(), kind: 'access', tokenHash: sha(`access:${token}`, 'base64url'), address: email }
        await insert(links, { ...link, facts: { invitation: row.id }, expiresAt: LATER, createdAt: now() })
        return row.id
      })
      return { id, token }
    },

    /** Into an organisation, or to an office of the centre. */
    invitation: async (owner: Owner | null, email: string, role: 'member' | 'admin' = 'member') => {
      const token = sha(`invitation ${owner} ${email}`, 'base64url')
      const id = await once(`invitation ${owner} ${email}`, async () => {
        const offer = owner
          ? { organisationId: organisations[owner].id, role }
          : { organisationId: null, office: 'REVIEWER', region: '130200' }
        const row = { id: newId(), ...offer, email, tokenHash: sha(token), sentAt: now(), expiresAt: LATER }
        await insert(sentInvitations, row)
        return row.id
      })
      return { id, token }
    },

    change: (owner: Owner) =>
      once(`change ${owner}`, async () => {
        const row = { id: newId(), organisationId: organisations[owner].id, values: { name: '改名后的单位' }, state: 'pending' }
        await insert(organisationChanges, { ...row, requestedAt: now() })
        return row.id
      }),

    claim: (owner: Owner, personId: string) =>
      once(`claim ${owner}`, async () => {
        const row = { id: newId(), organisationId: organisations[owner].id, personId, text: null, state: 'pending' }
        await insert(organisationClaims, { ...row, createdAt: now() })
        return row.id
      }),

    /** A copy of what is kept about this person, ready to be fetched. */
    copy: (personId: string) =>
      once(`copy ${personId}`, async () => {
        const id = newId()
        const copies = createFiles(path.join(house.dataDir, 'copies'))
        const beside = copies.beside()
        await writeFile(beside.path, 'zip')
        const { bytes } = await copies.keep(beside.path, id)
        const row = { id, personId, state: 'ready', askedAt: now(), readyAt: now(), expiresAt: LATER, bytes }
        await insert(personalExports, row)
        return id
      }),

    sentMail: () =>
      once('sent mail', async () => {
        const row = { id: newId(), address: 'somebody@firm.example', code: 'sign_up', facts: {}, subject: 'account' }
        await insert(mails, { ...row, language: 'zh', state: 'sent', createdAt: now(), doneAt: now() })
        return row.id
      }),

    /** Applied for by somebody who is not of the cast; no operator has looked yet. */
    waitingOrganisation: () =>
      once('waiting organisation', async () => (await services.organisations.apply(world.otherAgent, application())).id),

    duplicate: (a: string, b: string) =>
      once(`duplicate ${a} ${b}`, async () => {
        const row = { id: newId(), aId: a, bId: b, reason: 'name', detail: null, similarity: 0.9, state: 'open' }
        await insert(duplicateCandidates, { ...row, createdAt: now() })
        return row.id
      }),

    /** An organisation says that an unclaimed record is its own. */
    listingClaim: (listingId: string, owner: Owner) =>
      once(`listing claim ${listingId} ${owner}`, async () => {
        const row = { id: newId(), kind: 'achievement', listingId, organisationId: organisations[owner].id }
        await insert(claims, { ...row, evidence: '合同编号 2023-X', state: 'asked', createdAt: now() })
        return row.id
      }),

    /** A record of a meeting about this need, by its owner or by an agent who is not of the cast; and the link that was mailed. */
    encounter: async (needId: string, by: Owner | null) => {
      const token = sha(`encounter ${needId} ${by}`, 'base64url')
      const id = await once(`encounter ${needId} ${by}`, async () => {
        const said = { on: '2026-11-01', kind: 'VISIT', outcome: 'HELD', content: '谈了在线检测的改造。' }
        const parties = { needId, supply: { name: '渤海测试学院' }, people: [{ name: '王建国', side: 'demand' }] }
        const draft = EncounterDraft.parse({ ...said, ...parties })
        const made = await services.encounters.record(by ? admins[by] : otherAgent, draft)
        const facts = { encounter: made.id, side: 'supply', revision: '1' }
        const link = { id: newId(), kind: 'encounter', tokenHash: sha(`encounter:${token}`, 'base64url'), address: 'd@x.example' }
        await insert(links, { ...link, facts, expiresAt: LATER, createdAt: now() })
        return made.id
      })
      return { id, token }
    },

    stuckMail: () =>
      once('stuck mail', async () => {
        const row = { id: newId(), address: 'nobody@firm.example', code: 'sign_up', facts: {}, subject: 'account' }
        await insert(mails, { ...row, language: 'zh', state: 'waiting', createdAt: now() })
        await insert(outbox, { topic: 'mail', subject: row.id, tries: 9, parked: true, lastFault: '550', createdAt: now() })
        return row.id
      }),
  }
}
export type Records = ReturnType<typeof createRecords>

/** A library as search, matching and the lists of the centre know it: something of everybody's, indexed and matched. */
export async function stock({ house, members, otherAgent, noticeVersion }: World, records: Records) {
  for (const variant of ['OPEN', 'ANON', 'AGENT_ONLY', 'INVITE', 'draft', 'pending'] as const)
    for (const owner of ['company', 'stranger'] as const) await records.listing('need', variant, owner, 'admin')
  for (const variant of ['OPEN', 'draft', 'pending'] as const)
    for (const owner of ['university', 'company'] as const) await records.listing('achievement', variant, owner, 'admin')
  // What others have of their own, so that a write that reaches too far is seen.
  const { notices, privacy, agents } = house.services
  for (const somebody of [members.stranger, otherAgent]) {
    const { id, email } = somebody.person
    await records.notice(id)
    await records.session(email)
    await records.copy(id)
    const mail = {
      review: 'off',
      access: 'off',
      organisation: 'off',
      meeting: 'off',
      roadshow: 'off',
      match: 'off',
      expiry: 'off',
      account: 'off',
    } as const
    await notices.prefer(somebody, { language: 'zh', mail })
    await privacy.consent(somebody, 'name_public', { given: true, version: noticeVersion })
  }
  const { agent } = await agents.mine(otherAgent)
  if (agent)
    await agents.save(otherAgent, { ...agent.draft, avoid: [members.stranger.organisations[0]?.id as string] }, agent.revision)
  await house.processAll()
}
