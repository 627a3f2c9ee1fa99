import { NeedDraft } from '@keqiao/shared/needs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { gone, linkTo, pictures, reads, settled, test } from '../support/browser.ts'
import { needDraft } from '../support/drafts.ts'
import { goTo, held, json, title } from '../support/review-desk.ts'
import { violations } from './looks/axe.ts'

const NAME = '轧机轴承座油雾浓度忽高忽低'
const FILE = '现场工况.png'
/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const panel = (page: Page) => page.getByRole('region', { name: '申请查看' })
const giving = (page: Page) => page.getByRole('region', { name: '授权与申请' })

/** Of 冀东特钢, made in the first test and gone on with in the next. */
let id = ''

test('an anonymous need: returned with two questions, answered, approved, read without the name; its file asked for, given, taken, withdrawn, refused', async ({
  visit,
}) => {
  const owner = await visit({ as: 'firm-admin@keqiao.example', expected: /400/ })
  const triage = await visit({ as: 'tangshan@keqiao.example' })
  const desk = await visit({ as: 'reviewer@keqiao.example' })
  const elsewhere = await visit({ as: 'baoding@keqiao.example', expected: /404/ })
  const reader = await visit({ expected: /401/ })
  const agent = await visit({ as: 'agent@keqiao.example' })
  const api = owner.context.request
  const { organisations } = await json<{ organisations: { id: string; name: string }[] }>(await api.get('/api/v1/me'))
  const [firm] = organisations
  const draft = needDraft({ name: NAME, disclosure: 'ANON', constraints: null, deadline: null, contact: null })
  const made = await api.post('/api/v1/needs', { data: { organisationId: firm?.id, draft, submit: true } })
  id = (await json<{ id: string }>(made)).id
  const becomes = (state: string) =>
    expect
      .poll(async () => (await json<{ state: string }>(await api.get(`/api/v1/needs/${id}`))).state, {
        timeout: 60_000,
        interval: 500,
      })
      .toBe(state)

  // The desk of another city finds nothing at this address.
  await elsewhere.go(`/triage?item=${id}`)
  await reads(elsewhere.page.locator('main'), /这一件已经不在了/)

  await triage.go('/triage')
  await goTo(triage.page, NAME)
  await triage.page.keyboard.press('r')
  await triage.page.getByRole('checkbox', { name: /^有哪些限制条件/ }).check()
  await triage.page.getByRole('checkbox', { name: /^希望什么时候完成/ }).check()
  await triage.page.getByRole('button', { name: '发出 2 个问题' }).click()
  await reads(held(triage.page), /需细化/)

  // While that is held, its company adds a file.
  await owner.go(`/needs/${id}`)
  await owner.page.locator('input[type="file"]').setInputFiles({ name: FILE, mimeType: 'image/png', buffer: PNG })
  await owner.page.getByRole('link', { name: `下载 ${FILE}` }).waitFor()
  await becomes('returned')

  await owner.go(`/needs/${id}/edit`)
  const preview = owner.page.getByRole('region', { name: '别人将看到的样子' })
  await reads(preview, new RegExp(`匿名：[\\s\\S]*${NAME}[\\s\\S]*附件 1[\\s\\S]*企业名称保密`))
  const previewed = await preview.textContent()
  expect([previewed?.includes(String(firm?.name)), previewed?.includes(FILE)]).toEqual([false, false])
  await preview.getByRole('button', { name: '会员' }).click()
  await reads(preview, /比访客多看到：已尝试方案[\s\S]*换过两家相机/)
  await owner.page.getByRole('textbox', { name: /^有哪些限制条件/ }).fill('现场不能停机，油雾腔容积两立方米。')
  await owner.page.getByRole('textbox', { name: /^希望什么时候完成/ }).fill('明年六月前。')
  await owner.page.getByRole('button', { name: '提交审核', exact: true }).click()
  await becomes('triage')

  await triage.go('/triage')
  await reads(triage.page.getByRole('navigation', { name: '待诊断' }), /企业已答复你的问题/)
  await goTo(triage.page, NAME)
  await reads(triage.page.getByRole('region', { name: '问与答' }), /现场不能停机/)
  await pictures(triage.page, 'triage')
  await triage.page.keyboard.press('a')
  await becomes('center_review')
  await desk.go('/review?kind=need')
  await goTo(desk.page, NAME)
  expect(await title(desk.page).textContent()).toBe(NAME)
  await desk.page.keyboard.press('a')
  await becomes('open')

  await reader.go(`/needs/${id}`)
  const text = await reader.page.locator('main').textContent()
  expect([text?.includes(NAME), text?.includes(String(firm?.name)), text?.includes(FILE)]).toEqual([true, false, false])
  await reads(panel(reader.page), /需求方选择了匿名/)
  await panel(reader.page).getByRole('link', { name: '登录后申请' }).click()
  await reader.page.waitForURL(`**/sign-in?to=${encodeURIComponent(`/needs/${id}`)}`)

  await agent.go(`/needs/${id}`)
  await agent.page.getByRole('button', { name: '申请查看附件 1' }).click()
  const asking = agent.page.getByRole('dialog', { name: '申请查看附件 1' })
  await asking.getByRole('button', { name: '提交申请' }).click()
  await reads(asking, /请填写这一项/)
  await asking.getByRole('textbox', { name: '一句理由' }).fill('想看油雾腔的结构，判断我们的样机装不装得下')
  await asking.getByRole('button', { name: '提交申请' }).click()
  await reads(agent.page.getByRole('listitem').filter({ hasText: '附件 1' }), /已申请，最迟 \d{4}-\d\d-\d\d/)

  await owner.go('/workspace')
  await owner.page.getByRole('listitem').filter({ hasText: '有人申请查看' }).getByRole('link', { name: NAME }).click()
  await reads(giving(owner.page), /赵敏（技术经理人）申请查看附件「现场工况.png」\s*想看油雾腔的结构[\s\S]*请在 .*前答复/)
  await giving(owner.page).getByRole('button', { name: '同意赵敏（技术经理人）的申请', exact: true }).click()
  const answering = owner.page.getByRole('dialog', { name: '同意申请', exact: true })
  await answering.getByLabel('有效到（可不填）').fill('2000-01-01')
  await answering.getByRole('button', { name: '同意', exact: true }).click()
  await reads(answering.getByRole('alert').first(), /.+/)
  await answering.getByLabel('有效到（可不填）').fill('')
  await answering.getByRole('button', { name: '同意', exact: true }).click()
  await gone(answering)
  await reads(giving(owner.page), /给出的授权\s*1[\s\S]*赵敏[\s\S]*一直有效/)

  await agent.go(`/needs/${id}`)
  const take = agent.page.getByRole('link', { name: `下载 ${FILE}` })
  const [download] = await Promise.all([agent.page.waitForEvent('download'), take.click()])
  expect(download.suggestedFilename()).toBe(FILE)

  await owner.page.reload()
  await settled(owner.page)
  await reads(giving(owner.page), /谁下载过附件\s*1[\s\S]*赵敏[\s\S]*现场工况.png/)
  await pictures(owner.page, 'access', giving(owner.page))
  expect(await violations(owner.page)).toEqual([])
  await giving(owner.page)
    .getByRole('button', { name: /^收回赵敏/ })
    .click()
  await giving(owner.page).getByRole('button', { name: '确认收回，立即生效' }).click()
  await reads(giving(owner.page), /已结束的授权（1）/)

  // The agent's page is as it was drawn before.
  await take.click()
  await reads(agent.page.getByRole('listitem').filter({ hasText: '附件 1' }), /不再对你开放[\s\S]*授权已收回/)
  await agent.page.getByRole('button', { name: '申请查看附件 1' }).waitFor()
  const { items } = await json<{ items: { id: string; name: string | null }[] }>(
    await agent.context.request.get(`/api/v1/attachments?subject=need:${id}`),
  )
  const refused = await agent.context.request.get(`/api/v1/attachments/${items[0]?.id}/file`)
  expect([items[0]?.name, refused.status()]).toEqual([null, 403])
})

test('by invitation only: a link in a mail opens it to that mailbox, until that is withdrawn; to all others it is no page', async ({
  visit,
}) => {
  const owner = await visit({ as: 'firm-admin@keqiao.example' })
  const api = owner.context.request
  const { draft, revision } = await json<{ draft: object; revision: number }>(await api.get(`/api/v1/needs/${id}/draft`))
  const hidden = NeedDraft.parse({ ...draft, disclosure: 'INVITE' })
  await json(await api.put(`/api/v1/needs/${id}`, { data: { revision, draft: hidden } }))
  await owner.go(`/needs/${id}#access`)
  await reads(giving(owner.page), /其他人连它存在都不知道/)
  await giving(owner.page).getByRole('button', { name: '邀请单位或个人' }).click()
  const inviting = owner.page.getByRole('dialog', { name: '邀请' })
  await inviting.getByRole('button', { name: '发出邀请' }).click()
  await reads(inviting, /请从找到的名单里选一个/)
  await inviting.getByRole('radio', { name: '发邮件' }).check()
  await inviting.getByRole('textbox', { name: '邮箱' }).fill('visitor@keqiao')
  await inviting.getByRole('button', { name: '发出邀请' }).click()
  await reads(inviting, /请写一个完整的邮箱地址/)
  await inviting.getByRole('textbox', { name: '邮箱' }).fill('visitor@keqiao.example')
  await inviting.getByRole('button', { name: '发出邀请' }).click()
  await reads(giving(owner.page), /等待对方接受[\s\S]*邀请已发往 visitor@keqiao.example/)

  const link = await linkTo('visitor@keqiao.example', /^\/access\?token=/)
  const nobody = await visit({ expected: /404/ })
  await nobody.go(link)
  await reads(
    nobody.page.locator('main'),
    /冀东特钢股份 邀请你查看一条需求[\s\S]*内容不写在邮件里[\s\S]*登录；没有账号就用这个邮箱注册/,
  )
  expect(await nobody.page.locator('main').textContent()).not.toContain(NAME)
  expect(await violations(nobody.page)).toEqual([])
  await nobody.go(`/needs/${id}`)
  await reads(nobody.page.locator('main'), /没有这条需求，或者它现在不对你开放/)
  const other = await visit({ as: 'univ@keqiao.example' })
  await other.go(link)
  await reads(other.page.locator('main'), /和你现在登录的邮箱不同/)

  const invited = await visit({ as: 'visitor@keqiao.example', expected: /404/ })
  await invited.go(link)
  await invited.page.getByRole('button', { name: '接受并查看' }).click()
  await invited.page.waitForURL(`**/needs/${id}`)
  await reads(invited.page.locator('main'), new RegExp(NAME))
  await invited.go(link)
  await reads(invited.page.locator('main'), /你已经接受了这份邀请/)
  await invited.page.getByRole('link', { name: '打开需求' }).click()
  await reads(invited.page.locator('main'), new RegExp(NAME))

  const { items } = await json<{ items: { name: string; subject: string }[] }>(
    await invited.context.request.get('/api/v1/my/received-grants'),
  )
  expect(items.map(({ name, subject }) => [name, subject])).toEqual([[NAME, `need:${id}`]])

  await owner.page.reload()
  await settled(owner.page)
  await giving(owner.page)
    .getByRole('button', { name: /^收回访客小林/ })
    .click()
  await giving(owner.page).getByRole('button', { name: '确认收回，立即生效' }).click()
  await reads(giving(owner.page), /已结束的授权（2）/)
  await invited.go(`/needs/${id}`)
  await reads(invited.page.locator('main'), /授权可能已经到期或收回/)
})
