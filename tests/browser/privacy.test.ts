import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, inject } from 'vitest'
import { box, faulty, PASSWORD, part, press, read, signIn, signUp } from '../support/account.ts'
import { gone, house, linkTo, reads, settled, test, textOf, type Visit } from '../support/browser.ts'
import { needDraft } from '../support/drafts.ts'

const DAY = 86_400_000
const AGENT = '韩立群'

describe('what is asked', () => {
  test('is asked by separate ticks that nobody made beforehand; only the notice is needed', async ({ visit }) => {
    const { page, go } = await visit()
    const email = 'ticks@new.example'
    await go('/sign-up')
    await box(page, '姓名').fill('涂工')
    await box(page, '邮箱').fill(email)
    await press(page, '发送注册邮件')
    await page.getByRole('heading', { name: '请查收邮件' }).waitFor()
    await go(await linkTo(email))
    const mails = page.getByRole('checkbox', { name: /^给我发必要之外的邮件/ })
    expect([await read(page).isChecked(), await mails.isChecked()]).toEqual([false, false])
    const notice = page.waitForEvent('popup')
    await page.getByRole('link', { name: /《个人信息告知》/ }).click()
    await (await notice).getByRole('heading', { name: '我们收集什么，为什么' }).waitFor()
    await box(page, '密码').fill(PASSWORD)
    await read(page).check()
    await press(page, '完成注册')
    await page.waitForURL(/\/workspace$/)
    await go('/privacy')
    await reads(part(page, '我同意的事'), /必要之外的邮件[\s\S]*未同意/)
  })

  test('is given and taken back by one press each, and counts at once', async ({ visit }) => {
    const { page, go } = await visit({ as: 'agent-1@keqiao.example' })
    const stranger = await visit()
    const directory = async () => {
      await stranger.go('/agents')
      return stranger.page.getByRole('main').getByRole('heading', { name: AGENT, exact: true }).count()
    }
    const name = '在技术经理人名录里公开我的姓名'
    expect(await directory()).toBe(1)
    await go('/privacy')
    await page.getByRole('button', { name: `撤回：${name}` }).click()
    await page.getByRole('button', { name: `同意：${name}` }).waitFor()
    expect(await directory()).toBe(0)
    await page.getByRole('button', { name: `同意：${name}` }).click()
    await page.getByRole('button', { name: `撤回：${name}` }).waitFor()
    expect(await directory()).toBe(1)
  })
})

test('masked contact data is opened by a press of its own, and who it is of sees that somebody did', async ({ visit }) => {
  const email = 'lianxi@new.example'
  const admin = await visit({ as: 'firm-admin@keqiao.example' })
  const own = await visit()
  await signUp(own, email, '连溪')
  const { need } = await workIn(admin, own, { person: '连溪', phone: '13512345678', email })
  await own.go('/privacy')
  await reads(part(own.page, '谁看过我的联系方式'), /还没有人点开过/)

  const desk = await visit({ as: 'operator@keqiao.example' })
  await desk.go(`/needs/${need}`)
  const main = desk.page.getByRole('main')
  await reads(main, /135\*{4}5678 · li\*+@new\.example[\s\S]*查看会留痕/)
  await press(desk.page, '查看完整联系方式')
  await reads(main, `13512345678 · ${email}`)

  await own.go('/privacy')
  await reads(
    part(own.page, '谁看过我的联系方式'),
    /^[\s\S]*中心运营人员\s*你是联系人：需求 板坯表面裂纹下线才发现\s*\d{4}-\d\d-\d\d/,
  )
})

test('a copy is asked for, made, and holds this person in both forms, and nobody else', async ({ visit }) => {
  const one = await visit()
  const { page, go } = one
  await signUp(one, 'tongque@new.example', '铜雀台')
  await go('/privacy')
  await reads(part(page, '保存着什么'), /账号 1 条[\s\S]*开设账号[\s\S]*到注销/)
  await press(page, '要一份副本')
  await page.getByRole('link', { name: /^下载（/ }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^下载（/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^科桥-我的信息-\d{4}-\d\d-\d\d\.zip$/)
  const archive = unzipSync(readFileSync(await file.path()))
  const names = Object.keys(archive)
  const data = strFromU8(archive['data.json'] as Uint8Array)
  expect(JSON.parse(data).person).toMatchObject({ name: '铜雀台', email: 'tongque@new.example' })
  const book = archive[names.find((name) => name.endsWith('.xlsx')) as string] as Uint8Array
  const sheets = Object.values(unzipSync(book))
    .map((part) => strFromU8(part))
    .join()
  expect(sheets).toContain('tongque@new.example')
  expect([data, sheets].filter((text) => /@keqiao\.example|操作员|kan jian yan shan xue/.test(text))).toEqual([])
  expect((await (await visit()).context.request.get(file.url())).status()).toBe(401)
})

describe('closing an account', () => {
  test('on which nothing hangs needs the right password, and ends it at once', async ({ visit }) => {
    const one = await visit({ expected: /40[01]/ })
    const { page, go } = one
    await signUp(one, 'guoke@new.example', '过客甲乙')
    await go('/privacy')
    await reads(part(page, '注销账号'), /会删除[\s\S]*会保留[\s\S]*立即注销/)
    await press(page, '注销账号…')
    await press(page, '确认注销')
    await faulty(page, '现在的密码', /请填写这一项/)
    await box(page, '现在的密码').fill('not the password')
    await press(page, '确认注销')
    await faulty(page, '现在的密码', /密码不对/, 'not the password')
    await box(page, '现在的密码').fill(PASSWORD)
    await press(page, '确认注销')
    await page.getByRole('heading', { name: '账号已注销' }).waitFor()
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor()
    await signIn(one, 'guoke@new.example', PASSWORD)
    await page.getByText('邮箱或密码不对').waitFor()
  })

  test('that has worked for an organisation leaves its steps, signed by nobody, and no name in any list', async ({ visit }) => {
    const name = '匆匆过客'
    const email = 'congcong@new.example'
    const admin = await visit({ as: 'firm-admin@keqiao.example' })
    const one = await visit({ expected: /40[14]/ })
    const { page, go } = one
    await signUp(one, email, name)
    const { organisation, need } = await workIn(admin, one, { person: name, phone: '13587654321', email })

    await admin.go(`/organisations/${organisation}/members`)
    await reads(admin.page.getByRole('main'), name)
    await admin.go(`/needs/${need}`)
    await reads(await timeline(admin), name)

    await go('/privacy')
    await reads(part(page, '注销账号'), /还有其他管理员，照常运行[\s\S]*7 天内一切照常/)
    await ask(one)
    await page.getByText(/^账号将在 .* 注销。$/).waitFor()
    await press(page, '保留账号')
    await page.getByText(/选择了保留账号/).waitFor()
    await ask(one)
    await page.getByText(/^账号将在 .* 注销。$/).waitFor()
    weekPasses()
    await expect.poll(async () => (await one.context.request.get('/api/v1/my/privacy')).status()).toBe(401)

    await page.reload()
    await settled(page)
    await page.getByRole('heading', { name: '这一页需要登录' }).waitFor()
    await signIn(one, email, PASSWORD)
    await page.getByText('邮箱或密码不对').waitFor()
    await admin.go(`/needs/${need}`)
    await reads(await timeline(admin), '已注销用户')
    for (const address of [`/organisations/${organisation}/members`, `/needs/${need}`, '/inbox']) {
      await admin.go(address)
      expect([address, (await textOf(admin.page.locator('body'))).includes(name)]).toEqual([address, false])
    }
  })
})

async function ask({ page }: Visit) {
  await press(page, '注销账号…')
  await box(page, '现在的密码').fill(PASSWORD)
  await press(page, '确认注销')
  await gone(box(page, '现在的密码'))
}

type Contact = Record<'person' | 'phone' | 'email', string>

/** Joins the administrator's organisation and leaves a need there, as its contact. */
async function workIn(admin: Visit, one: Visit, contact: Contact) {
  const headers = { origin: house() }
  const { organisations } = (await (await admin.context.request.get('/api/v1/me')).json()) as { organisations: { id: string }[] }
  const organisation = organisations[0]?.id as string
  const send = async (who: Visit, address: string, data: object = {}) => {
    const answer = await who.context.request.post(`/api/v1/${address}`, { headers, data })
    expect([address, answer.status(), answer.ok() || (await answer.text())]).toEqual([address, expect.any(Number), true])
    return answer.json()
  }
  await send(admin, `organisations/${organisation}/invitations`, { email: contact.email, role: 'member' })
  const { items } = (await (await one.context.request.get('/api/v1/my/invitations')).json()) as { items: { id: string }[] }
  await send(one, `my/invitations/${items[0]?.id}/accept`)
  const { id } = await send(one, 'needs', { organisationId: organisation, draft: needDraft({ contact }), submit: true })
  return { organisation, need: id as string }
}

async function timeline({ page }: Visit) {
  await page.getByText('办理过程', { exact: true }).click()
  return page.locator('details ol').first()
}

/** What was to be done within the week is due now: the house under test has the clock of the world. */
function weekPasses() {
  const database = new DatabaseSync(path.join(path.dirname(inject('mails')), 'keqiao.db'))
  database.exec('PRAGMA busy_timeout = 10000')
  const due = new Date(Date.now() - 1).toISOString()
  database.prepare(`UPDATE erasures SET due_at = ? WHERE state = 'waiting'`).run(due)
  database.prepare(`UPDATE outbox SET held_until = held_until - ? WHERE topic = 'erasure'`).run(8 * DAY)
  database.close()
}
