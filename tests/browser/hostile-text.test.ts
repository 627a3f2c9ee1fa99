import { AchievementDraft } from '@keqiao/shared/achievements'
import { AGENT_RULES, AgentDraft } from '@keqiao/shared/agents'
import { NeedDraft } from '@keqiao/shared/needs'
import { OrganisationForm } from '@keqiao/shared/organisations'
import { strFromU8, unzipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { ask, type DemoEmail, house, settled, test, type Visit } from '../support/browser.ts'
import { achievementDraft, agentDraft, needDraft } from '../support/drafts.ts'
import { HOSTILE, hostileOf, hostileThrough } from '../support/hostile-texts.ts'
import { mailsTo, tokenTo } from '../support/mailbox.ts'
import { application } from '../support/organisations.ts'
import { upload } from '../support/upload.ts'

const EMAIL = 'hostile@texts.example'
const PASSWORD = 'wu hai de wen zi er yi'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** Every cell is quoted: one that a spreadsheet would compute. */
const FORMULA_CELL = /(?:^|[,\n\ufeff])"[=+\-@\t\r]/
type Body = Record<string, unknown>
interface State {
  id: string
  revision: number
  state: string
}

/** Asks the house directly with somebody's cookies. */
const asking =
  (context: BrowserContext) =>
  <T = State>(method: 'get' | 'post' | 'put', address: string, data?: Body) =>
    ask<T>({ context }, method, address, data)

/** In the page, before its own scripts: keeps what the policy stopped. */
function keepViolations() {
  const seen: string[] = []
  Object.assign(window, { violations: seen })
  document.addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`))
}

/** In the page: what became of hostile text, and whether it is there at all. */
function inspect() {
  const texts = [
    document.body.textContent,
    ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
  ]
  const leads = [...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')]
    .map(({ href }) => href)
    .filter((href) => !/^(https?|mailto|tel):/.test(href) || new URL(href).host.startsWith('hostile'))
  const { hostile, violations } = window as unknown as { hostile?: unknown; violations: string[] }
  return {
    ran: hostile !== undefined,
    violations,
    marked: document.querySelectorAll('[data-hostile], iframe, object, embed, base, [onerror], [onload], [onfocus]').length,
    leads,
    isShown: texts.some((text) => text.includes('hostile')),
  }
}
const HARMLESS = { ran: false, violations: [], marked: 0, leads: [] }

test('hostile text in every free field of every form is text on every page that shows it, and in every sheet', async ({
  visit,
}) => {
  const asked: string[] = []
  async function visiting(as?: DemoEmail): Promise<Visit> {
    const one = await visit({ ...(as && { as }), expected: /40[04]/ })
    await one.context.addInitScript(keepViolations)
    one.context.on('request', (request) => {
      const { host, pathname } = new URL(request.url())
      if (host.startsWith('hostile') || pathname.startsWith('/hostile')) asked.push(request.url())
    })
    one.page.on('dialog', (dialog) => asked.push(`dialog ${dialog.message()}`))
    return one
  }
  const looked: string[] = []
  const harmful: [string, unknown][] = []
  /** Opens a page that must show some of it, and sees that it is nothing but text. */
  async function look({ page, go }: Visit, address: string, open?: (page: Page) => Promise<unknown>) {
    await go(address)
    await open?.(page)
    await expect.poll(async () => (await page.evaluate(inspect)).isShown, { message: address }).toBe(true)
    const { isShown: _, ...found } = await page.evaluate(inspect)
    looked.push(address)
    if (JSON.stringify(found) !== JSON.stringify(HARMLESS)) harmful.push([address, found])
  }

  const own = await visiting()
  const operator = await visiting('operator@keqiao.example')
  const reviewer = await visiting('reviewer@keqiao.example')
  const reader = await visiting()
  const [mine, desk, review] = [own, operator, reviewer].map(({ context }) => asking(context)) as [
    ReturnType<typeof asking>,
    ReturnType<typeof asking>,
    ReturnType<typeof asking>,
  ]

  // Somebody with a hostile name, an organisation, an agent's file.
  await mine('post', '/sign-ups', { name: hostileOf(40, 1), email: EMAIL })
  await expect.poll(() => mailsTo(inject('mails'), EMAIL).length).toBe(1)
  const { version } = await mine<{ version: string }>('get', '/privacy/notice')
  const token = tokenTo(inject('mails'), EMAIL)
  await mine('post', '/sign-ups/completion', {
    ...{ token, name: hostileOf(40, 1), password: PASSWORD, noticeVersion: version, optionalMails: false },
  })
  const form = hostileThrough(OrganisationForm, application({ stateEstablished: true }))
  const unit = await mine('post', '/organisations', form.value)
  await look(operator, `/operator?tab=organisations&id=${unit.id}`)
  await desk('post', `/operator/organisations/${unit.id}/decide`, {
    ...{ move: 'return', revision: unit.revision, text: hostileOf(300) },
    returned: [{ path: 'address', text: hostileOf(200) }],
  })
  await look(own, `/organisations/${unit.id}`)
  await look(own, `/organisations/${unit.id}/edit`)
  const corrected = await mine('get', `/organisations/${unit.id}/file`)
  const again = await mine('post', `/organisations/${unit.id}/move`, { move: 'resubmit', revision: corrected.revision })
  await desk('post', `/operator/organisations/${unit.id}/decide`, { move: 'approve', revision: again.revision, how: 'ON_SITE' })
  const file = hostileThrough(AgentDraft, agentDraft({ namePublic: true }))
  const applied = await mine('post', '/agent', { draft: file.value })

  // Its records, with a file and an import.
  const need = hostileThrough(NeedDraft, needDraft({ externalRef: null }))
  const achievement = hostileThrough(
    AchievementDraft,
    achievementDraft({
      innovations: ['一'],
      comparisons: [{ aspect: '一', existing: '二', ours: '三', source: '四' }],
      applicationCases: [{ unit: '一', since: '二', result: '三' }],
      ips: [{ kind: 'PAT_INV', number: null, name: '一', status: null }],
      papers: [{ title: '一', url: null }],
    }),
  )
  const create = (kind: string, draft: unknown) => mine('post', `/${kind}`, { organisationId: unit.id, draft, submit: true })
  const [wanted, askedBack] = [await create('needs', need.value), await create('needs', need.value)]
  const [known, sentBack] = [await create('achievements', achievement.value), await create('achievements', achievement.value)]
  const sent = upload(`${HOSTILE[1]?.replace('/', '')}.png`, PNG)
  const attached = await own.context.request.post(
    `/api/v1/attachments?${new URLSearchParams({ subject: `achievement:${known.id}`, visibility: 'PUBLIC' })}`,
    { headers: { ...sent.headers, origin: house() }, data: sent.payload },
  )
  expect([attached.status(), await attached.text()]).toEqual([201, expect.anything()])
  const sheet = upload(
    `${hostileOf(40, 2).replaceAll('/', '')}.csv`,
    Buffer.from(`成果名称,成熟度\n"${HOSTILE[8]?.replaceAll('"', '""')}","${HOSTILE[0]}"\n`),
    {
      ...{ kind: 'achievement', organisationId: unit.id },
    },
  )
  const imported = await own.context.request.post('/api/v1/imports', {
    ...{ headers: { ...sheet.headers, origin: house() }, data: sheet.payload },
  })
  const { id: importId } = (await imported.json()) as State

  // What is decided about them, in hostile words; each takes effect in ten seconds.
  await look(operator, `/triage?item=${wanted.id}`)
  await look(reviewer, `/review?item=achievement.${known.id}.record`)
  await desk('post', `/triage/${wanted.id}/decisions`, { verdict: 'READY', revision: wanted.revision })
  await desk('post', `/triage/${askedBack.id}/decisions`, {
    ...{ verdict: 'DETAIL', revision: askedBack.revision, questions: [hostileOf(300), HOSTILE[4]] },
  })
  async function decide(kind: 'need' | 'achievement', { id }: State, body: Body) {
    const { revision } = await mine('get', `/${kind}s/${id}`)
    await review('post', `/review/items/${kind}/${id}/decisions`, { revision, version: 'record', ...body })
  }
  await decide('achievement', known, { move: 'approve' })
  await decide('achievement', sentBack, {
    ...{ move: 'return', reasons: [{ field: 'name', code: 'UNCLEAR', text: hostileOf(500) }] },
  })

  // Meanwhile: desks and own pages.
  await look(operator, `/operator?tab=agents&agent=${applied.id}`)
  const checked = await desk('post', `/operator/agents/${applied.id}/moves`, { move: 'approve', revision: applied.revision })
  await mine('post', '/agent/moves', { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
  await look(own, '/agent?tab=profile')
  await desk('post', '/operator/secrecy-words', { word: '敌意词', note: hostileOf(200) })
  await look(operator, '/operator?tab=words')
  await look(own, `/organisations/${unit.id}/members`)
  await look(own, '/workspace?tab=imports')
  await look(own, `/import/${importId}`)
  await look(own, '/privacy')
  await look(own, `/search?kind=achievement&q=${encodeURIComponent(HOSTILE.join(' '))}`)
  async function after(kind: string, { id }: State, state: string) {
    const now = () => mine('get', `/${kind}/${id}`)
    await expect.poll(async () => (await now()).state, { timeout: 40_000 }).toBe(state)
    return now()
  }
  await decide('need', await after('needs', wanted, 'center_review'), { move: 'approve' })
  await after('achievements', known, 'published')
  await look(reader, `/achievements/${known.id}`)
  await look(own, `/achievements/${known.id}/edit`)
  await after('achievements', sentBack, 'returned')
  await look(own, `/achievements/${sentBack.id}`)
  await look(own, `/achievements/${sentBack.id}/edit`)
  await after('needs', askedBack, 'returned')
  await look(own, `/needs/${askedBack.id}`)
  await look(own, `/needs/${askedBack.id}/edit`)
  await look(own, '/workspace')
  await look(own, '/workspace?tab=needs')
  await look(reader, `/organisations/${unit.id}`)
  await look(reader, '/agents?q=hostile')
  await look(reader, `/agents/${applied.id}`)
  await after('needs', wanted, 'open')
  await look(reader, `/needs/${wanted.id}`)
  await look(reader, '/')
  await look(reader, '/search?kind=need&sort=date')
  await look(own, '/inbox')
  await look(reviewer, '/review/duplicates')
  await look(operator, '/operator')
  const auditor = await visiting('auditor@keqiao.example')
  await look(auditor, '/audit')

  // Sheets: no cell is a formula.
  for (const [who, address] of [
    [own, '/export?list=mine&kind=achievement'],
    [own, '/export?list=mine&kind=need'],
    [operator, '/export?list=all&kind=need'],
    [reader, '/export?kind=achievement&sort=date'],
    [auditor, '/trail/export?'],
  ] as const) {
    const csv = await (await who.context.request.get(`/api/v1${address}&format=csv`)).text()
    expect([csv.includes('hostile'), FORMULA_CELL.exec(csv)], address).toEqual([true, null])
    const xlsx = unzipSync(await (await who.context.request.get(`/api/v1${address}&format=xlsx`)).body())
    const sheets = Object.entries(xlsx).filter(([name]) => /sheet\d+\.xml$|rels$/.test(name))
    expect(
      sheets.filter(([, xml]) => /<f[ >]|<hyperlink|TargetMode="External"/.test(strFromU8(xml))),
      address,
    ).toEqual([])
  }

  expect(harmful).toEqual([])
  expect(asked).toEqual([])
  console.log(
    `hostile text: ${form.fields.length + file.fields.length + need.fields.length + achievement.fields.length} fields, ${looked.length} pages`,
  )

  // Those who come later find the house as it was.
  for (const [kind, { id }] of [
    ['needs', wanted],
    ['achievements', known],
  ] as const)
    await desk('post', `/${kind}/${id}/take-down`, { reason: 'COMPLAINT', text: hostileOf(300) })
  await look(own, `/needs/${wanted.id}`)
  const listed = await desk('get', `/operator/agents/${applied.id}`)
  await desk('post', `/operator/agents/${applied.id}/moves`, {
    ...{ move: 'suspend', revision: listed.revision, reason: 'OTHER', text: hostileOf(300) },
  })
  await look(own, '/agent')
  const { items } = await desk<{ items: { id: string; word: string }[] }>('get', '/operator/secrecy-words')
  await desk('post', `/operator/secrecy-words/${items.find(({ word }) => word === '敌意词')?.id}/retire`)
  expect(harmful).toEqual([])
})

test('what would run were it markup is seen, and stopped by the policy', async ({ visit }) => {
  const { page, context, go } = await visit({ expected: /Content Security Policy|violates|404/ })
  await context.addInitScript(keepViolations)
  await go('/')
  await page.evaluate((texts) => {
    document.body.insertAdjacentHTML('beforeend', `${texts.join(' ')}<a href="javascript:hostile=1">hostile</a>`)
  }, HOSTILE)
  await expect.poll(async () => (await page.evaluate(inspect)).violations.length).toBeGreaterThan(2)
  const found = await page.evaluate(inspect)
  expect([found.ran, found.marked > 5, found.leads.length > 1, found.isShown]).toEqual([false, true, true, true])
  await settled(page)
})
