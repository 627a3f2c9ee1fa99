import { readdirSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import path from 'node:path'
import { FILE_LIMITS } from '@keqiao/shared/attachments'
import type { TrailAction } from '@keqiao/shared/trail'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { memberships } from '../accounts/tables.ts'
import { UNDO_MS } from '../listings/life.ts'
import { trail } from '../platform/trail.tables.ts'
import { ole, pdf, picture } from './fixtures.ts'

let house: House
let people: People
const cookies: Record<string, string> = {}
const WHO = {
  visitor: null,
  stranger: 'visitor@test.example',
  owner: 'firm-admin@test.example',
  other: 'other-firm@test.example',
  agent: 'agent@test.example',
  operator: 'operator@test.example',
  city: 'tangshan@test.example',
  otherCity: 'hengshui@test.example',
}
type Who = keyof typeof WHO

beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  for (const [who, email] of Object.entries(WHO)) if (email) cookies[who] = await house.signIn(email)
})
afterAll(() => house.close())

const as = (who: Who) => (cookies[who] ? { cookie: cookies[who] } : {})

async function attach(who: Who, subject: string, given: { name?: string; file?: Buffer; query?: string } = {}) {
  const { headers, payload } = upload(given.name ?? '工况说明.png', given.file ?? (await picture().png().toBuffer()))
  const url = `/api/v1/attachments?subject=${subject}${given.query ?? ''}`
  const answer = await house.app.inject({ method: 'POST', url, headers: { ...headers, ...as(who) }, payload })
  return { status: answer.statusCode, ...answer.json() }
}
const list = async (who: Who, subject: string) => {
  const answer = await house.app.inject({ url: `/api/v1/attachments?subject=${subject}`, headers: as(who) })
  return { status: answer.statusCode, ...answer.json() }
}
const fetchFile = (who: Who, id: string) => house.app.inject({ url: `/api/v1/attachments/${id}/file`, headers: as(who) })
const saying = (answer: { statusCode: number; json(): { code: string } }) =>
  answer.statusCode === 200 ? 'file' : answer.json().code
const all = async <T>(ask: (who: Who) => Promise<T>) =>
  Object.fromEntries(await Promise.all((Object.keys(WHO) as Who[]).map(async (who) => [who, await ask(who)])))

async function need(disclosure: 'OPEN' | 'ANON' | 'AGENT_ONLY' | 'INVITE', to: 'draft' | 'listed' = 'listed') {
  const made = await house.services.needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure }), { to })
  return `need:${made.id}`
}
/** A reviewer lets the files of this need be public. */
async function agree(subject: string) {
  const id = subject.slice(5)
  const { pending } = await house.services.needs.read(people.companyAdmin, id)
  await house.services.needs.decide(people.reviewer, id, 'pending', moveOf('approve', pending?.revision as number))
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
const recorded = async (action: TrailAction, subject: string) => {
  const rows = await house.services.db.read.select().from(trail).where(eq(trail.action, action)).orderBy(trail.seq)
  return rows.filter((row) => row.subject === subject).map((row) => row.facts)
}

describe('who gets a file', () => {
  const NOT_FOUND = 'not_found'
  const FORBIDDEN = 'forbidden'

  test('a public one of an open need: everybody', async () => {
    const subject = await need('OPEN')
    const { id, visibility } = await attach('owner', subject, { query: '&visibility=PUBLIC' })
    expect(visibility).toBe('PUBLIC')
    await agree(subject)
    expect(new Set(Object.values(await all(async (who) => saying(await fetchFile(who, id)))))).toEqual(new Set(['file']))
  })

  test('one on request: the owner and the people of the centre in the owner’s region', async () => {
    const { id } = await attach('owner', await need('OPEN'))
    expect(await all(async (who) => saying(await fetchFile(who, id)))).toEqual({
      visitor: FORBIDDEN,
      stranger: FORBIDDEN,
      owner: 'file',
      other: FORBIDDEN,
      agent: FORBIDDEN,
      operator: 'file',
      city: 'file',
      otherCity: FORBIDDEN,
    })
  })

  test.each([
    ['ANON', FORBIDDEN, FORBIDDEN],
    ['AGENT_ONLY', NOT_FOUND, FORBIDDEN],
    ['INVITE', NOT_FOUND, NOT_FOUND],
  ] as const)('of a need for %s even one that was asked to be public', async (disclosure, others, agent) => {
    const { id, visibility } = await attach('owner', await need(disclosure), { query: '&visibility=PUBLIC' })
    expect(visibility).toBe('ON_REQUEST')
    expect(await all(async (who) => saying(await fetchFile(who, id)))).toEqual({
      visitor: others,
      stranger: others,
      owner: 'file',
      other: others,
      agent,
      operator: 'file',
      city: 'file',
      otherCity: others,
    })
  })

  test('the licence of an organisation: its admins and the operators who verify it', async () => {
    const subject = `organisation:${people.company.id}`
    const { id, visibility } = await attach('owner', subject, { query: '&purpose=licence&visibility=PUBLIC' })
    expect(visibility).toBe('ON_REQUEST')
    expect(await all(async (who) => saying(await fetchFile(who, id)))).toEqual({
      visitor: NOT_FOUND,
      stranger: NOT_FOUND,
      owner: 'file',
      other: NOT_FOUND,
      agent: NOT_FOUND,
      operator: 'file',
      city: 'file',
      otherCity: NOT_FOUND,
    })
  })

  test('an unknown file is as absent as a hidden one', async () => {
    const { id } = await attach('owner', await need('INVITE'))
    const [hidden, unknown] = [await fetchFile('other', id), await fetchFile('other', id.replace(/.{4}$/, 'ffff'))]
    const said = ({ requestId: _, ...rest }: { requestId: string }) => rest
    expect([hidden.statusCode, said(hidden.json())]).toEqual([unknown.statusCode, said(unknown.json())])
  })

  test('a right that was taken away ends at the very next request', async () => {
    const subject = await need('ANON')
    const { id } = await attach('owner', subject)
    const cookie = await house.signIn('visitor@test.example')
    const ask = async () => saying(await house.app.inject({ url: `/api/v1/attachments/${id}/file`, headers: { cookie } }))
    expect(await ask()).toBe('forbidden')
    const { id: personId } = people.signedIn.person as { id: string }
    await house.services.accounts.join(personId, people.company.id, 'member')
    expect(await ask()).toBe('file')
    await house.services.db.write(async (tx) => void (await tx.delete(memberships).where(eq(memberships.personId, personId))))
    expect(await ask()).toBe('forbidden')
  })
})

describe('what the list tells', () => {
  test('owners read names; others only how many, of what kind and size', async () => {
    const subject = await need('ANON')
    await attach('owner', subject, { name: '滦河钢铁2号连铸机.png' })
    const owner = await list('owner', subject)
    expect(owner).toMatchObject({ mayAttach: true, confidential: true })
    expect(owner.items).toMatchObject([{ number: 1, name: '滦河钢铁2号连铸机.png', mayDownload: true, mayRemove: true }])
    const other = await list('other', subject)
    expect(other).toMatchObject({ mayAttach: false })
    expect(other.items).toMatchObject([{ number: 1, name: null, kind: 'png', mayDownload: false, mayRemove: false }])
    expect(JSON.stringify(other)).not.toContain('滦河')
    expect(await list('other', await need('INVITE'))).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('what was public hides with its need, and a file that still names its maker stays with its owner', async () => {
    const { needs } = house.services
    const subject = await need('OPEN')
    const shown = await attach('owner', subject, { query: '&visibility=PUBLIC' })
    await agree(subject)
    const old = await attach('owner', subject, { name: '旧.doc', file: ole({ WordDocument: Buffer.from('x') }) })
    expect([shown.cleaned, old.cleaned]).toEqual([true, false])
    expect([saying(await fetchFile('visitor', shown.id)), saying(await fetchFile('operator', old.id))]).toEqual(['file', 'file'])

    const row = await needs.read(people.companyAdmin, subject.slice(5))
    await needs.save(people.companyAdmin, row.id, {
      revision: row.revision,
      pendingRevision: null,
      draft: needDraft({ disclosure: 'ANON' }),
    })
    expect((await list('visitor', subject)).items.map((one: { name: null }) => one.name)).toEqual([null, null])
    expect(saying(await fetchFile('visitor', shown.id))).toBe('forbidden')
    expect(saying(await fetchFile('operator', shown.id))).toBe('file')
    expect(saying(await fetchFile('operator', old.id))).toBe('forbidden')
    expect(saying(await fetchFile('owner', old.id))).toBe('file')
  })
})

describe('taking in', () => {
  test('a confidential need takes nothing that still names its maker', async () => {
    const file = ole({ WordDocument: Buffer.from('x') })
    expect(await attach('owner', await need('ANON'), { name: '旧.doc', file })).toMatchObject({
      status: 422,
      code: 'file_metadata_uncleanable',
      facts: { why: 'old_format' },
    })
    expect(await attach('owner', await need('OPEN'), { name: '旧.doc', file })).toMatchObject({ status: 201, cleaned: false })
  })

  test('only owners add, and only what belongs there', async () => {
    const subject = await need('OPEN')
    expect(await all(async (who) => (await attach(who, subject)).code ?? 'taken')).toEqual({
      visitor: 'unauthenticated',
      stranger: 'forbidden',
      owner: 'taken',
      other: 'forbidden',
      agent: 'forbidden',
      operator: 'forbidden',
      city: 'forbidden',
      otherCity: 'forbidden',
    })
    expect(await attach('other', await need('INVITE'))).toMatchObject({ code: 'not_found' })
    expect(await attach('owner', subject, { query: '&purpose=licence' })).toMatchObject({ issues: [{ path: 'purpose' }] })
    expect(await attach('owner', 'need:nothing')).toMatchObject({ code: 'invalid_input', issues: [{ path: 'subject' }] })
  })

  test('twenty and no more, however many come at once', async () => {
    const made = await house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(), {
      to: 'draft',
    })
    cookies.owner = await house.signIn('univ-admin@test.example')
    const subject = `achievement:${made.id}`
    const outcomes = await Promise.all(Array.from({ length: 24 }, () => attach('owner', subject)))
    expect(
      outcomes
        .filter(({ status }) => status === 201)
        .map(({ number }) => number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: FILE_LIMITS.perSubject }, (_, at) => at + 1))
    expect(outcomes.filter(({ status }) => status !== 201).map(({ code }) => code)).toEqual(Array(4).fill('too_many_attachments'))
    const third = outcomes.find(({ number }) => number === 3)
    await house.app.inject({ method: 'DELETE', url: `/api/v1/attachments/${third.id}`, headers: as('owner') })
    expect(await attach('owner', subject)).toMatchObject({ number: 3 })
    cookies.owner = await house.signIn('firm-admin@test.example')
  })

  test('sixty uploads whose senders hang up leave nothing', async () => {
    const subject = await need('OPEN')
    await house.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = house.app.server.address() as AddressInfo
    const waiting = () => readdirSync(path.join(house.dataDir, 'files/incoming')).length
    const { headers, payload } = upload('大.pdf', Buffer.alloc(5_000_000, 0x20))
    const head = [
      `POST /api/v1/attachments?subject=${subject} HTTP/1.1`,
      'host: house.test',
      `cookie: ${cookies.owner}`,
      `content-type: ${headers['content-type']}`,
      `content-length: ${payload.length}`,
      '\r\n',
    ].join('\r\n')
    const sockets = Array.from({ length: 60 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(head)
      socket.write(payload.subarray(0, 300_000))
      return socket
    })
    await expect.poll(waiting, { timeout: 15_000 }).toBe(60)
    for (const socket of sockets) socket.destroy()
    await expect.poll(waiting, { timeout: 15_000 }).toBe(0)
    expect((await list('owner', subject)).items).toEqual([])
  })
})

describe('giving out', () => {
  test('as something to save, never to show, kept by nobody on the way', async () => {
    const { id } = await attach('owner', await need('OPEN'), { name: '报告 (终).pdf', file: await pdf() })
    const { headers, rawPayload } = await fetchFile('owner', id)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(rawPayload.length),
      'content-disposition': `attachment; filename="__ (_).pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%28%E7%BB%88%29.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'x-virus-scan': 'not-scanned',
    })
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const head = await house.app.inject({ method: 'HEAD', url: `/api/v1/attachments/${id}/file`, headers: as('owner') })
    expect(head.statusCode).toBe(404)
  })

  test('each time on record, before the first byte; a refusal is no download', async () => {
    const subject = await need('ANON')
    const { id } = await attach('owner', subject)
    await fetchFile('operator', id)
    await fetchFile('visitor', id)
    await fetchFile('owner', id)
    expect(await recorded('attachment.downloaded', subject)).toEqual([{ attachment: id }, { attachment: id }])
  })
})
