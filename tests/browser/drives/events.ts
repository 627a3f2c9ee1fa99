import { expect } from 'vitest'
import { idsOf } from '../pages.ts'
import { box, type Drive, inDialog, isAsked, offline, press } from './drive.ts'

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
      [page.getByLabel(/^开始\*?$/), '2027-03-10T09:00'],
      [page.getByLabel(/^结束/), '2027-03-10T11:30'],
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
]
