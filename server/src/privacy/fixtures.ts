import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { getTableName, isTable } from 'drizzle-orm'
import { agentDraft, needDraft } from '../../../tests/support/drafts.ts'
import { openBrowser } from '../../../tests/support/inject-browser.ts'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import type { House } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { picture } from '../attachments/fixtures.ts'
import * as schema from '../schema.ts'

export interface Busy {
  name: string
  email: string
  phone: string
}
export const BUSY_PASSWORD = '一句只有我知道的长口令'

/** Somebody who left something of themselves in every corner of the house: by a browser where there is one, else by the services. */
export async function busyPerson(house: House, people: People, { name, email, phone }: Busy) {
  const { services } = house
  const browser = openBrowser(house)
  await browser.signUp(name, email, BUSY_PASSWORD)
  const { person } = await browser.me()
  const id = person.id as string
  const rightsOfNow = async () => {
    const viewer = await services.accounts.asViewer(id)
    if (!viewer) throw new Error('nobody has this id')
    return viewer
  }
  await services.invitations.invite(people.companyAdmin, people.company.id, { email, role: 'member' })
  await services.accounts.join(id, people.company.id, 'member')
  await browser.post('/password-resets', { email })

  const contact = { person: name, phone, email }
  const need = await services.needs.create(await rightsOfNow(), people.company.id, needDraft({ contact }), { to: 'listed' })
  const attach = async (subject: string, purpose: string, file: string) => {
    const { headers, payload } = upload(file, await picture().png().toBuffer())
    const url = `/api/v1/attachments?subject=${subject}&purpose=${purpose}&visibility=PUBLIC`
    return house.app.inject({ method: 'POST', url, headers: { ...headers, cookie: browser.cookie() }, payload })
  }
  const material = (await attach(`need:${need.id}`, 'material', '现场照片.png')).json()

  const draft = agentDraft({ namePublic: true, contactShared: true, phone, intro: `${name}做过八年炼钢工艺。` })
  const { revision } = await services.agents.apply(await rightsOfNow(), draft, null)
  const certificate = (await attach(`agent:${id}`, 'certificate', `${name}的证书.png`)).json()
  const checked = await services.agents.decide(people.operator, id, { move: 'approve', revision })
  await services.agents.move(await rightsOfNow(), { move: 'accept', revision: checked.revision, rulesVersion: '2026-1' })

  const table = `需求名称,需求类型,联系人,联系电话,联系邮箱\n板坯,不是类型${phone},${name},${phone},${email}\n`
  await services.interchange.receive(await rightsOfNow(), {
    kind: 'need',
    organisationId: people.company.id,
    fileName: `${name}的需求.csv`,
    stream: Readable.from([Buffer.from(table)]),
  })
  await browser.put('/notices/preferences', { language: 'zh', mail: everyMail })
  await browser.post('/my/exports')
  await house.processAll()
  return { id, browser, need, material, certificate, rightsOfNow }
}

const everyMail = {
  review: 'at_once',
  access: 'at_once',
  organisation: 'at_once',
  meeting: 'at_once',
  roadshow: 'at_once',
  expiry: 'at_once',
  account: 'at_once',
}

/** Every row of every table as text, under its table's name. */
export async function everyRow({ services }: House): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const table of Object.values(schema))
    if (isTable(table)) {
      const rows = await services.db.read.select().from(table as never)
      found.set(
        getTableName(table),
        rows.map((row) => JSON.stringify(row)),
      )
    }
  return found
}

/** Files below the data folder whose bytes hold one of these texts; letters as their readers see them. */
export function filesHolding(folder: string, texts: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(path.join(folder, name))
      const letter = name.endsWith('.eml') ? readMail(bytes.toString('utf8')) : null
      const read = letter ? letter.subject + letter.text + letter.html : ''
      return texts.some((text) => bytes.includes(Buffer.from(text)) || read.includes(text))
    })
    .sort()
}
