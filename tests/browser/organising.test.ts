import { describe, expect } from 'vitest'
import { gone, reads, test } from '../support/browser.ts'
import { inShanghai } from '../support/open-event.ts'
import { box, shownBy } from './drives/drive.ts'

describe('an event', () => {
  test('is made by a company, approved by the centre, published; a university submits, is selected, and stands in the programme', async ({
    visit,
  }) => {
    const title = `热处理成果路演 ${Date.now()}`
    const company = await visit({ as: 'firm-admin@keqiao.example', expected: /400|404/ })
    const { page } = company
    await company.go('/organise')
    await page.getByRole('main').getByRole('link', { name: '办一场路演' }).first().click()
    await page.waitForURL(/\/roadshows\/new$/)
    await box(page, /^名称/).fill(title)
    await box(page, /^介绍/).fill('四项热处理成果，每项讲十分钟。')
    const [starts, ends] = [page.getByLabel(/^开始\*?$/), page.getByLabel(/^结束\*?$/)]
    await starts.fill(inShanghai(20, '09:00'))
    await ends.fill(inShanghai(20, '08:00'))
    await box(page, /^场馆名称/).fill('唐山科技中心')
    await box(page, /^地址/).fill('路北区学院路 1 号')
    await page.getByLabel('公开征集路演项目').check()
    await page.getByRole('button', { name: '存成草稿' }).click()
    await expect.poll(() => ends.getAttribute('aria-invalid')).toBe('true')
    await reads(page.getByRole('alert').filter({ hasText: '结束要晚于开始' }).first(), /结束要晚于开始/)
    await ends.fill(inShanghai(20, '11:30'))
    await page.getByRole('button', { name: '存成草稿' }).click()
    await page.waitForURL(/\/roadshows\/[0-9a-f-]{36}\/organise$/)
    const id = new URL(page.url()).pathname.split('/')[2] as string
    await page.getByRole('button', { name: '提交批准' }).click()
    await reads(page.getByRole('main'), /已提交，等待技术交易中心批准/)

    const operator = await visit({ as: 'operator@keqiao.example' })
    await operator.go('/operator?tab=events')
    await operator.page.getByRole('link', { name: title }).click()
    await operator.page.waitForURL(new RegExp(`${id}/organise$`))
    await operator.page.getByRole('button', { name: '批准', exact: true }).click()
    await reads(operator.page.getByRole('main'), /已批准。由你发布/)

    await company.go(`/roadshows/${id}/organise`)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await reads(page.getByRole('main'), /自动截止|自动开放报名/)

    const university = await visit({ as: 'univ-admin@keqiao.example' })
    const own = (await shownBy(university.context))[0] as { id: string; name: string }
    await university.go(`/achievements/${own.id}`)
    await university.page.getByRole('link', { name: title }).click()
    await university.page.waitForURL(/\/submit\?subject=/)
    await box(university.page, /^谁来讲/).fill('陈老师')
    await box(university.page, /^为什么值得讲/).fill('已在两条产线试用半年')
    await university.page.getByRole('button', { name: '提交申报' }).click()
    await reads(university.page.getByRole('alert').first(), /请先确认不含涉密内容/)
    await university.page.getByLabel(/^我确认/).check()
    await university.page.getByRole('button', { name: '提交申报' }).click()
    await university.page.waitForURL(/tab=projects/)
    await reads(university.page.getByRole('main'), /等主办方答复/)

    await company.go(`/roadshows/${id}/organise?tab=call`)
    const project = page.getByRole('listitem').filter({ hasText: own.name })
    await project.getByRole('button', { name: /^入选/ }).click()
    await gone(project.getByRole('button', { name: /^入选/ }))
    await reads(project, /入选/)

    await company.go(`/roadshows/${id}/organise?tab=agenda`)
    await page.getByRole('button', { name: '加一个场次' }).click()
    await box(page, /^场次名称/).fill('上午场')
    await page.getByRole('button', { name: `+ ${own.name}` }).click()
    await page.getByRole('button', { name: '加一条需求' }).click()
    await page.getByRole('searchbox').click()
    await page.getByRole('list', { name: '找到的' }).getByRole('button').first().click()
    await box(page, /^谁来讲/)
      .nth(1)
      .fill('李工')
    // The submitter has confirmed the own project; the need that the organiser adds is still to be.
    await page.getByRole('button', { name: '保存议程' }).click()
    await reads(page.getByRole('alert').first(), /请先确认不含涉密内容/)
    await page.getByLabel(/^已向讲者确认/).check()
    await page.getByRole('button', { name: '保存议程' }).click()
    await reads(page.getByRole('main'), /已保存。/)

    const visitor = await visit()
    await visitor.go(`/roadshows/${id}`)
    await reads(visitor.page.locator('#agenda'), new RegExp(`上午场[\\s\\S]*${own.name}[\\s\\S]*李工`))
    await university.go('/workspace?tab=projects')
    await reads(university.page.getByRole('main'), /入选了。请按主办方的安排准备彩排/)
  })
})
