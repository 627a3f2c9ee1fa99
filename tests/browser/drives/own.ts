import { ask, gone, reads } from '../../support/browser.ts'
import { needDraft } from '../../support/drafts.ts'
import { idsOf } from '../pages.ts'
import {
  box,
  type Drive,
  discards,
  INVISIBLE,
  inDialog,
  isAsked,
  offline,
  opensFound,
  opensMeeting,
  opensOwn,
  press,
  SEEN,
} from './drive.ts'

export const OWN_DRIVES: Drive[] = [
  {
    name: 'signing in',
    open: ({ go }) => go('/sign-in'),
    field: (page) => box(page, '邮箱'),
    typed: (page) => [[box(page, '密码'), 'keqiao-demo-2026']],
    poor: 'firm@@keqiao',
    send: (page) => page.getByRole('main').getByRole('button', { name: '登录' }).click(),
    fault: /请填写邮箱，例如/,
    right: 'firm@keqiao.example',
    goesOn: (page) => page.waitForURL(/\/workspace/),
  },
  {
    name: 'a problem in one’s own words',
    as: 'firm@keqiao.example',
    open: ({ go }) => go('/needs/new'),
    field: (page) => box(page, '你的难题'),
    poor: '轧辊不行',
    send: press('读成草稿'),
    fault: /至少写 10 个字/,
    right: '轧辊寿命太短，换一次辊停机四小时，希望寿命延长一倍。',
    goesOn: (page) => page.getByText('从你的话里读出了这些，请核对：').waitFor(),
  },
  {
    name: 'a need',
    as: 'firm@keqiao.example',
    open: async ({ page, go }) => {
      await go('/needs/new')
      await page.getByRole('button', { name: '不用，直接填写' }).click()
    },
    field: (page) => box(page, '需求名称'),
    typed: (page) => [[box(page, '难在哪里'), '换辊一次停机四小时']],
    poor: ' ',
    send: press('存草稿'),
    fault: /请填写这一项|内容太短/,
    right: '轧辊寿命太短，换辊停机太久',
    goesOn: discards,
  },
  {
    name: 'an achievement',
    as: 'univ@keqiao.example',
    open: ({ go }) => go('/achievements/new'),
    field: (page) => box(page, '成果名称'),
    typed: (page) => [[box(page, '解决什么问题'), '漏检率高']],
    poor: ' ',
    send: press('存草稿'),
    fault: /请填写这一项|内容太短/,
    right: '轧辊表面激光熔覆延寿',
    goesOn: discards,
  },
  {
    name: 'an agent’s file',
    as: 'agent@keqiao.example',
    open: ({ go }) => go('/agent?tab=profile'),
    field: (page) => box(page, '联系电话'),
    poor: '打我手机',
    send: press('保存'),
    fault: /格式不对，请检查/,
    right: '13800000000',
    goesOn: (page) => reads(page.getByRole('main'), /已保存/),
  },
  {
    name: 'a move with a reason',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensOwn(visit, '钢渣堆成山')
      await press('撤回')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '说明' }),
    poor: ' ',
    send: inDialog('撤回'),
    fault: /请写明原因/,
    before: offline,
    right: '已经自行解决',
    goesOn: (page) => isAsked(page, '已经自行解决'),
  },
  {
    name: 'a move with reasons by field',
    as: 'firm-admin@keqiao.example',
    open: async (visit, another) => {
      const writer = await another('firm@keqiao.example')
      const { organisations } = await ask<{ organisations: { id: string }[] }>(writer, 'get', '/me')
      const draft = needDraft({ name: '退回给填写人改一改的需求' })
      const sent = { organisationId: organisations[0]?.id, draft, submit: true }
      await visit.go(`/needs/${(await ask<{ id: string }>(writer, 'post', '/needs', sent)).id}`)
      await press('退回修改')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '说明' }),
    poor: INVISIBLE,
    send: inDialog('退回修改'),
    fault: SEEN,
    before: offline,
    right: '请写明停机的时间',
    goesOn: async (page) => {
      await isAsked(page, '请写明停机的时间')
      await page.keyboard.press('Escape')
      await press('撤回修改')(page)
      await page.getByRole('button', { name: '删除草稿' }).waitFor()
      await discards(page)
    },
  },
  {
    name: 'a record of a meeting',
    as: 'firm-admin@keqiao.example',
    open: ({ go }) => go('/encounters/new'),
    field: (page) => page.getByRole('searchbox', { name: '需求' }),
    typed: (page) => [[page.getByLabel('内容'), '看了连铸现场，谈了在线检测的改造。']],
    poor: '',
    send: press('记下，请双方确认'),
    fault: /请填写这一项|至少选一样|请选/,
    right: '板坯表面裂纹',
    goesOn: (page) => page.getByRole('list', { name: '找到的' }).getByRole('button').first().waitFor(),
  },
  {
    name: 'what does not fit in a record of a meeting',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensMeeting(visit, 'contest')
      await press('有不符之处')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('告诉记录人'),
    fault: /请填写这一项/,
    before: offline,
    right: '样机是两台，不是一台',
    goesOn: (page) => isAsked(page, '样机是两台，不是一台'),
  },
  {
    name: 'a correction of a record of a meeting',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensMeeting(visit, 'correct')
      await press('写更正')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('写下'),
    fault: /请填写这一项/,
    before: offline,
    right: '停机两天，不是三天',
    goesOn: (page) => isAsked(page, '停机两天，不是三天'),
  },
  {
    name: 'asking for what is kept back',
    as: 'agent@keqiao.example',
    open: async (visit) => {
      await opensFound(visit, '镀锌板总有小麻点')
      await press('申请知道是谁')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('提交申请'),
    fault: /请填写这一项/,
    right: '做过同类产线，想先了解现场条件',
    goesOn: async (page) => {
      await press('撤回申请')(page)
      await page.getByRole('button', { name: '申请知道是谁' }).waitFor()
    },
  },
  {
    name: 'an answer to who asks',
    as: 'firm-admin@keqiao.example',
    open: async (visit, another) => {
      const id = await opensOwn(visit, '镀锌板总有小麻点')
      const asked = { subject: `need:${id}`, scope: 'NAME', reason: '做过同类产线' }
      await ask(await another('agent@keqiao.example'), 'post', '/access-requests', asked)
      await visit.go(`/needs/${id}`)
      await visit.page.getByRole('button', { name: /^不同意.*的申请$/ }).click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('不同意'),
    fault: /请填写这一项/,
    right: '现在还不方便',
    goesOn: (page) => gone(page.getByRole('dialog')),
  },
  {
    name: 'inviting an address',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensOwn(visit, '镀锌板总有小麻点')
      await press('邀请单位或个人')(visit.page)
      await visit.page.getByRole('radio', { name: '发邮件' }).check()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '邮箱' }),
    poor: 'expert@',
    send: inDialog('发出邀请'),
    fault: /请写一个完整的邮箱地址/,
    right: 'expert@invited.example',
    goesOn: (page) => page.getByText('邀请已发往 expert@invited.example').waitFor(),
  },
  {
    name: 'a registration sheet',
    as: 'univ-admin@keqiao.example',
    open: async (visit) => {
      await visit.go(`/organisations/${(await idsOf(visit.context)).ownOrganisation}/edit`)
    },
    field: (page) => box(page, '邮编'),
    typed: (page) => [[box(page, '成立年份'), '1988']],
    poor: '06x',
    send: press('保存'),
    fault: /格式不对|应为|请检查/,
    right: '063000',
    goesOn: (page) => page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/),
  },
  {
    name: 'a claim of an organisation',
    as: 'applicant@keqiao.example',
    open: async ({ page, go }) => {
      await go('/organisations/new')
      await box(page, '单位名称').fill('滦州重复登记测试院')
      await box(page, '统一社会信用代码').fill('12000000DEM000014Q')
      await page.getByRole('combobox', { name: '单位类型' }).selectOption('INST')
      await page.getByRole('combobox', { name: '所在地区' }).selectOption('130200')
      await press('提交申请')(page)
      await page.getByRole('button', { name: '提出认领' }).waitFor()
      // The refusal takes the focus to the code; what is typed before that lands in it.
      await page.locator('[name=uscc][aria-invalid=true]:focus').waitFor()
    },
    field: (page) => box(page, /^说明（可选）/),
    typed: (page) => [[box(page, '地址'), '唐山市学院路 1 号']],
    poor: INVISIBLE,
    send: press('提出认领'),
    fault: SEEN,
    right: '科研处，管理员已离职',
    goesOn: (page) => page.getByText(/已收到。若该代码确有登记/).waitFor(),
  },
]
