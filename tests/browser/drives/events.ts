import { expect } from 'vitest'
import { ask, reads } from '../../support/browser.ts'
import { inShanghai } from '../../support/open-event.ts'
import { idsOf } from '../pages.ts'
import { box, type Drive, inDialog, isAsked, offline, press, shownBy } from './drive.ts'

const organises = async ({ context, go }: Parameters<Drive['open']>[0], tab: string) =>
  go(`/roadshows/${(await idsOf(context)).roadshow}/organise${tab}`)

/** What an organiser fills in. */
export const EVENT_DRIVES: Drive[] = [
  {
    name: 'an event',
    as: 'firm-admin@keqiao.example',
    open: ({ go }) => go('/roadshows/new'),
    field: (page) => box(page, /^名称/),
    typed: (page) => [
      [box(page, /^介绍/), '三项可以上产线的成果'],
      [page.getByLabel(/^开始\*?$/), inShanghai(90, '09:00')],
      [page.getByLabel(/^结束/), inShanghai(90, '11:30')],
    ],
    poor: ' ',
    send: press('存成草稿'),
    fault: /请填写这一项/,
    right: '一场还在准备的路演',
    goesOn: (page) => page.waitForURL(/\/roadshows\/[0-9a-f-]{36}\/organise$/),
  },
  {
    name: 'an event cancelled',
    as: 'operator@keqiao.example',
    open: async (visit) => {
      await organises(visit, '')
      await visit.page.getByRole('button', { name: '取消活动', exact: true }).click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('取消活动'),
    fault: /请写明原因/,
    before: offline,
    right: '场地临时不能用',
    goesOn: async (page) => {
      await isAsked(page, '场地临时不能用')
      expect(await page.getByRole('dialog').isVisible()).toBe(true)
    },
  },
  {
    name: 'an agenda',
    as: 'operator@keqiao.example',
    open: (visit) => organises(visit, '?tab=agenda'),
    field: (page) => page.getByRole('textbox', { name: /^场次名称/ }).first(),
    poor: ' ',
    send: press('保存议程'),
    fault: /请填写这一项/,
    right: '签到与开场',
    goesOn: (page) => reads(page.getByRole('main'), /已保存。/),
  },
  {
    name: 'a project for a call',
    as: 'univ@keqiao.example',
    open: async (visit) => {
      const [own] = await shownBy(visit.context)
      await visit.go(`/roadshows/${(await idsOf(visit.context)).roadshow}/submit?subject=achievement:${own?.id}`)
      await visit.page.getByLabel(/^我确认/).check()
    },
    field: (page) => box(page, /^谁来讲/),
    typed: (page) => [[box(page, /^为什么值得讲/), '已在两条产线试用半年']],
    poor: ' ',
    send: press('提交申报'),
    fault: /请填写这一项/,
    right: '陈老师',
    goesOn: async (page) => {
      await page.waitForURL(/tab=projects/)
      const here = page.getByRole('listitem').filter({ hasText: '（唐山站）' })
      await here.getByRole('button', { name: '撤回申报' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '撤回申报' }).click()
      await reads(here, /你们已撤回/)
    },
  },
  {
    name: 'a project declined',
    as: 'operator@keqiao.example',
    open: async (visit, another) => {
      const university = await another('univ-admin@keqiao.example')
      const event = (await idsOf(visit.context)).roadshow
      const subject = `achievement:${(await shownBy(university.context)).at(-1)?.id}`
      const project = { subject, speaker: '陈老师', pitch: '已在产线试用', secrecyTick: true }
      await ask(university, 'post', `/roadshows/${event}/presentations`, project)
      await organises(visit, '?tab=call&state=submitted')
      await visit.page.getByRole('button', { name: /^谢绝/ }).first().click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('谢绝'),
    fault: /请用一句话说明/,
    before: offline,
    right: '这次主题不合，欢迎下次再来',
    goesOn: (page) => isAsked(page, '这次主题不合，欢迎下次再来'),
  },
]
