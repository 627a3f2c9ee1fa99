import { readdirSync } from 'node:fs'
import path from 'node:path'
import { FILE_KINDS, type FileKind } from '@keqiao/shared/attachments'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { CANARY, everythingIn, type HostileFile } from './fixtures.ts'
import { HOSTILE_OFFICE } from './hostile-office.suite.ts'
import { HOSTILE_OTHER } from './hostile-other.suite.ts'
import { HOSTILE_PDF } from './hostile-pdf.suite.ts'

let house: House
let cookie: string
let subject: string
beforeAll(async () => {
  house = await startHouse()
  const people = await house.addPeople()
  cookie = await house.signIn('firm-admin@test.example')
  const need = await house.services.needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'draft' })
  subject = `need:${need.id}`
})
afterAll(() => house.close())

const folder = () => path.join(house.dataDir, 'files')

/** Uploads it, and if it is taken, fetches it again and removes it. */
async function meet({ name, file }: HostileFile) {
  const { headers, payload } = upload(name, await file())
  const sent = await house.app.inject({
    method: 'POST',
    url: `/api/v1/attachments?subject=${subject}&visibility=PUBLIC`,
    headers: { ...headers, cookie },
    payload,
  })
  if (sent.statusCode !== 201) return { becomes: sent.json().code as string, content: null, headers: {} }
  const { id, kind, cleaned, name: shown } = sent.json()
  const taken = await house.app.inject({ url: `/api/v1/attachments/${id}/file`, headers: { cookie } })
  await house.app.inject({ method: 'DELETE', url: `/api/v1/attachments/${id}`, headers: { cookie } })
  return { becomes: `${cleaned ? '' : '!'}${kind}`, shown, content: taken.rawPayload, headers: taken.headers }
}

const ALL = [...HOSTILE_PDF, ...HOSTILE_OFFICE, ...HOSTILE_OTHER]

test('there are more than a hundred hostile files', () => expect(ALL.length).toBeGreaterThan(100))

describe.each([
  ['documents', HOSTILE_PDF],
  ['office', HOSTILE_OFFICE],
  ['pictures, names and the rest', HOSTILE_OTHER],
])('%s', (_, files) => {
  test.each(files.map((one) => [`${one.what} (${one.name.slice(0, 20)})`, one] as const))('%s', async (_, hostile) => {
    const [kind, name] = hostile.becomes.split(/ (.*)/)
    const { becomes, shown, content, headers } = await meet(hostile)
    expect(becomes).toBe(kind)
    expect(readdirSync(path.join(folder(), 'incoming'))).toEqual([])
    if (!content) return
    if (name) expect(shown).toBe(name)
    expect(headers).toMatchObject({
      'content-type': FILE_KINDS[(kind as string).replace('!', '') as FileKind].type,
      'content-disposition': expect.stringMatching(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~-]+$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    if (becomes.startsWith('!') || content.length > 1_000_000) return
    const everything = await everythingIn(content)
    expect(everything).not.toContain(CANARY)
    if (hostile.without) expect(everything).not.toContain(hostile.without)
  })
})

test('what was planted is there to be found before it is taken out', async () => {
  const planted = ALL.filter(({ what }) => /names its maker|author|notes|says where|XMP|properties/.test(what))
  for (const { what, file } of planted) expect([what, (await everythingIn(await file())).includes(CANARY)]).toEqual([what, true])
  expect(planted.length).toBeGreaterThan(10)
})

test('nothing of all this is left once it was removed', async () => {
  house.clock.advance(Date.now() - house.clock.millis() + 2 * 3_600_000)
  const sweep = house.services.timers.all.find(({ name }) => name === 'attachments.sweep')
  expect(await sweep?.run()).toBeGreaterThan(20)
  const left = readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(left).toEqual([])
})
