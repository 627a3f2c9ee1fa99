import { memberships, organisations, persons } from '@keqiao/server/accounts/tables'
import { type Viewer, viewerOf } from '@keqiao/server/accounts/viewer'
import { CANARY, officeParts, pdf, picture, zip } from '@keqiao/server/attachments/fixtures'
import { newId } from '@keqiao/server/platform/ids'
import type { NeedDraft } from '@keqiao/shared/needs'
import { moveOf, needDraft } from '../../support/drafts.ts'
import type { People } from '../../support/people.ts'
import type { House } from '../../support/start-house.ts'
import { upload } from '../../support/upload.ts'

/** What a planted secret is; each plant has one of each. */
export const KINDS = {
  co: 'the name of the company',
  ad: 'the name of its administrator',
  na: 'the name of the need',
  tx: 'its text and keywords',
  tr: 'what was tried',
  pe: 'whom to ask',
  em: 'their mail address',
  ph: 'their telephone',
  ex: "the company's own number for it",
  pn: 'the name in an edit that waits',
  re: 'the reason of somebody who asks for access',
  fn: 'the name of a file',
  fc: 'what a file says',
  md: 'what a file knows of its maker',
} as const
export type Kind = keyof typeof KINDS

export interface Plant {
  index: number
  id: string
  organisationId: string
  region: string
  owner: Viewer
  email: string
  disclosure: NeedDraft['disclosure']
  state: (typeof STATES)[number]
  revision: number
  attachmentId: string | null
}

const STATES = ['open', 'open', 'open', 'open', 'draft', 'triage', 'paused', 'withdrawn', 'taken_down', 'expired'] as const
const DISCLOSURES = ['OPEN', 'ANON', 'AGENT_ONLY', 'INVITE'] as const
const REGIONS = ['130200', '131100', '130600']

export const TOKEN = /cnry([0-9a-z]{3})([a-z]{2})[0-9a-z]{6}/g
const salt = Math.random().toString(36).slice(2, 8).padEnd(6, '0')
export const token = (index: number, kind: Kind) => `cnry${index.toString(36).padStart(3, '0')}${kind}${salt}`

/** `count` needs of as many companies, over all disclosures and states, each with its secrets; some with a file that names its maker. */
export async function plant(house: House, people: People, { count, files }: { count: number; files: number }): Promise<Plant[]> {
  const companies = await found(house, count)
  const plants: Plant[] = []
  for (const [index, company] of companies.entries()) {
    const disclosure = DISCLOSURES[index % DISCLOSURES.length] as Plant['disclosure']
    const state = STATES[Math.floor(index / DISCLOSURES.length) % STATES.length] as Plant['state']
    const { id } = await house.services.needs.create(company.owner, company.organisationId, secrets(index, company, disclosure), {
      to: state === 'draft' ? 'draft' : state === 'triage' ? 'review' : 'listed',
    })
    const one: Plant = { ...company, index, id, disclosure, state, revision: 1, attachmentId: null }
    await grow(house, people, one)
    plants.push(one)
  }
  const chosen = plants.filter(({ state }) => state === 'open').slice(0, files)
  for (const one of chosen) one.attachmentId = await attach(house, one)
  return plants
}

/** Straight into the tables: a hundred applications and verifications are another test's matter. */
async function found({ services: { db, clock } }: House, count: number) {
  const at = new Date(clock.millis())
  const companies = Array.from({ length: count }, (_, index) => {
    const region = REGIONS[index % REGIONS.length] as string
    const organisation = { id: newId(), name: `滦南 ${token(index, 'co')} 有限公司`, kind: 'ENT' as const, region, demo: false }
    const person = { id: newId(), name: `孙 ${token(index, 'ad')}`, email: `owner-${index}@canary.example` }
    const owner = viewerOf(person, [{ ...organisation, membership: 'admin' }])
    return { organisationId: organisation.id, region, owner, email: person.email, organisation, person }
  })
  await db.write(async (tx) => {
    for (const { organisation, person } of companies) {
      await tx.insert(organisations).values({ ...organisation, fields: [], industry: 'C31', createdAt: clock.now() })
      await tx.insert(persons).values({ ...person, emailVerified: true, createdAt: at, updatedAt: at })
      const membership = { personId: person.id, organisationId: organisation.id, role: 'admin' as const, createdAt: clock.now() }
      await tx.insert(memberships).values(membership)
    }
  })
  return companies.map(({ organisation: _, person: __, ...company }) => company)
}

const secrets = (index: number, { region }: { region: string }, disclosure: Plant['disclosure']) =>
  needDraft({
    disclosure,
    region,
    externalRef: token(index, 'ex'),
    name: `板坯表面裂纹 ${token(index, 'na')}`,
    background: `连铸坯红热，表面裂纹看不清 ${token(index, 'tx')}。`,
    difficulty: `裂纹只有零点几毫米 ${token(index, 'tx')}。`,
    object: `连铸板坯 ${token(index, 'tx')}`,
    constraints: `${token(index, 'tx')} 高温`,
    keywords: ['表面裂纹', token(index, 'tx')],
    tried: `换过相机 ${token(index, 'tr')}`,
    contact: { person: token(index, 'pe'), phone: token(index, 'ph'), email: `${token(index, 'em')}@firm.example` },
  })

/** On to its state by the moves that lead there, and some open ones with an edit that waits. */
async function grow({ services: { needs, db } }: House, people: People, one: Plant) {
  const { id, owner } = one
  if (one.state === 'paused') await needs.move(owner, id, moveOf('pause', 1))
  if (one.state === 'withdrawn') await needs.move(owner, id, moveOf('withdraw', 1, { text: '自行解决' }))
  if (one.state === 'taken_down') await needs.takeDown(people.operator, id, { reason: 'SECRECY', text: null })
  if (one.state === 'expired') {
    const [row] = await needs.load([id])
    if (row) await db.write((tx) => needs.system(tx, row, 'expire'))
  }
  if (one.state === 'open' && one.index % 5 === 0) {
    const { draft, revision } = await needs.draft(owner, id)
    const edited = { ...draft, name: `改过 ${token(one.index, 'pn')}` }
    await needs.save(owner, id, { revision, pendingRevision: null, draft: edited })
  }
}

const MAKERS = [
  async (index: number) => {
    const parts = officeParts('docx')
    const named = (text: string) => text.replaceAll(CANARY, token(index, 'md')).replace('连铸坯表面裂纹', token(index, 'fc'))
    const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? named(part) : part])
    return { ending: 'docx', content: zip(Object.fromEntries(entries)) }
  },
  async (index: number) => {
    const content = await pdf((document) => {
      document.setAuthor(token(index, 'md'))
      document.setSubject(token(index, 'md'))
      document.addPage([200, 100]).drawText(token(index, 'fc'))
    })
    return { ending: 'pdf', content }
  },
  async (index: number) => {
    const content = await picture()
      .withExif({ IFD0: { Artist: token(index, 'md') } })
      .jpeg()
      .toBuffer()
    return { ending: 'jpg', content }
  },
] as const

/** Documents, files of print and photographs in turn. */
export async function fileOf(index: number) {
  const make = MAKERS[index % MAKERS.length] as (typeof MAKERS)[number]
  return make(index)
}

async function attach(house: House, { id, index, email }: Plant): Promise<string> {
  const { ending, content } = await fileOf(index)
  const { headers, payload } = upload(`工况 ${token(index, 'fn')}.${ending}`, content)
  const answer = await house.app.inject({
    method: 'POST',
    url: `/api/v1/attachments?subject=need:${id}`,
    headers: { ...headers, cookie: await house.signIn(email) },
    payload,
  })
  if (answer.statusCode !== 201) throw new Error(`a planted file was refused: ${answer.body}`)
  return answer.json().id
}
