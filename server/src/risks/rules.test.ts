import type { RiskCode } from '@keqiao/shared/risks'
import { describe, expect, test } from 'vitest'
import { computing } from '../../../tests/support/computing.ts'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { unprovenIn } from './claims.ts'
import { checkOf, isIdNumber } from './id-number.ts'
import { broughtBy, marksIn, textsOf } from './rules.ts'

const NONE = { kind: 'achievement', level: null, trlBasis: null } as const
const WORDS = ['绝密', '内部资料', 'nofotn']
const found = (text: string) => marksIn([{ field: 'problem', text }], NONE, WORDS).map(({ code, found }) => [code, found])

describe('a text that gives contact data away', () => {
  test.each<[RiskCode, text: string, found?: string]>([
    ['CONTACT_MOBILE', '请联系13800138000。', '13800138000'],
    ['CONTACT_MOBILE', '电话：138-0013-8000', '138-0013-8000'],
    ['CONTACT_MOBILE', '138 0013 8000', '138 0013 8000'],
    ['CONTACT_MOBILE', '1 3 8 0 0 1 3 8 0 0 0', '1 3 8 0 0 1 3 8 0 0 0'],
    ['CONTACT_MOBILE', '１３８００１３８０００', '１３８００１３８０００'],
    ['CONTACT_MOBILE', '138\u200b0013\u200b8000', '138\u200b0013\u200b8000'],
    ['CONTACT_MOBILE', '+86 13800138000', '+86 13800138000'],
    ['CONTACT_MOBILE', '幺三八零零幺三八零零零', '幺三八零零幺三八零零零'],
    ['CONTACT_MOBILE', '①③⑧〇〇①③⑧〇〇〇', '①③⑧〇〇①③⑧〇〇〇'],
    ['CONTACT_PHONE', '0311-88886666', '0311-88886666'],
    ['CONTACT_PHONE', '(010)8888 6666', '(010)8888 6666'],
    ['CONTACT_PHONE', '（０３１５）２８８８６６６转８０１', '（０３１５）２８８８６６６转８０１'],
    ['CONTACT_PHONE', '400-600-1234', '400-600-1234'],
    ['CONTACT_PHONE', '办公电话 8065432', '电话 8065432'],
    ['CONTACT_MAIL', '发到zhang.san@ysu.edu.cn即可', 'zhang.san@ysu.edu.cn'],
    ['CONTACT_MAIL', 'zhang＠qq．com', 'zhang＠qq．com'],
    ['CONTACT_MAIL', 'zhang(at)163.com', 'zhang(at)163.com'],
    ['CONTACT_MAIL', 'zhang#163.com', 'zhang#163.com'],
    ['CONTACT_QQ', 'QQ：123456789', 'QQ：123456789'],
    ['CONTACT_QQ', '扣扣号 123456', '扣扣号 123456'],
    ['CONTACT_WECHAT', '微信号：zhang_san01', '微信号：zhang_san01'],
    ['CONTACT_WECHAT', 'VX: zhangsan66', 'VX: zhangsan66'],
    ['CONTACT_WECHAT', '加我微信 zhangsan66', '加我微信 zhangsan66'],
    ['CONTACT_URL', '见 https://www.zhihu.com/people/zhang-san', 'https://www.zhihu.com/people/zhang-san'],
    ['CONTACT_URL', 'github.com/zhangsan', 'github.com/zhangsan'],
    ['CONTACT_URL', 'http://faculty.ysu.edu.cn/zhang', 'http://faculty.ysu.edu.cn/zhang'],
    ['CONTACT_URL', 'www.ysu.edu.cn/~zhang', 'www.ysu.edu.cn/~zhang'],
  ])('%s in “%s”', (code, text, place) => {
    expect(found(text)).toEqual([[code, place]])
  })

  test.each([
    '年产 13800 吨，屈服强度 380 MPa',
    '0.13912345678',
    '编号 2023101234567.8，ZL202310123456.7',
    '1 3 5 7 9 11 13 15 17 毫米各一组',
    '产值 4000000000 元',
    '2026-11-02 至 2027-10-31',
    '18 位统一社会信用代码 91130200105555555X',
    '基于微信小程序与企业微信的巡检',
    'QQ 图的直线性检验',
    '论文见 https://doi.org/10.1000/182 与 www.chinaxiv.org/abs/2020',
    'github.com/keqiao/keqiao 是开源仓库',
    '粒度 d50=0.5 μm，纯度 99.999%，C# 与 .NET 实现',
    '一九七八年三月至二〇二六年',
    '内部裂纹、内部缺陷',
    'GB 11643、ISO 9001:2015、Q235B',
  ])('nothing in “%s”', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('an identity number', () => {
  // The example that GB 11643 prints, and one of the same person from before 1999.
  test.each(['11010519491231002X', '440524188001010014', '110105491231002'])('%s is one', (number) => {
    expect(isIdNumber(number)).toBe(true)
  })

  test.each([
    ['a wrong check', '110105194912310021'],
    ['no such province', '99010519491231002X'],
    ['no such day', '110105194902300026'],
    ['a code of an organisation', '91130200105555555X'],
    ['no such month, of 15', '110105491331002'],
  ])('%s is none', (_, number) => {
    expect(isIdNumber(number)).toBe(false)
  })

  test('of a thousand people born on one day has one right check each, and ten wrong ones', () => {
    for (let n = 0; n < 1000; n++) {
      const first = `11010519491231${String(n).padStart(3, '0')}`
      const right = checkOf(first)
      const others = [...'0123456789X'].filter((check) => check !== right && isIdNumber(first + check))
      expect([isIdNumber(first + right), others]).toEqual([true, []])
    }
  })

  test.each([
    '11010519491231002X',
    '110105 19491231 002X',
    '１１０１０５１９４９１２３１００２ｘ',
    '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X',
    '110105491231002',
  ])('is seen as “%s”', (number) => expect(found(`身份证${number}。`)).toEqual([['ID_CARD', number]]))
})

describe('claims of standing', () => {
  const claims = (text: string, given: Partial<Parameters<typeof unprovenIn>[1]> = {}) =>
    unprovenIn(text, { ...NONE, ...given }).map(([start, end]) => text.slice(start, end))

  test.each([
    ['达到国际领先水平', '国际领先'],
    ['填补了国内空白', '填补了国内空白'],
    ['填补行业技术空白', '填补行业技术空白'],
    ['国内首创', '国内首创'],
    ['全国唯一', '全国唯一'],
    ['最先进', '最先进'],
  ])('“%s” without an evaluation', (text, claim) => expect(claims(text)).toEqual([claim]))

  test.each([
    ['国际领先', 'INT_LEAD', []],
    ['国际领先', 'INT_ADV', ['国际领先']],
    ['国际先进', 'INT_LEAD', []],
    ['国际先进', 'CN_LEAD', ['国际先进']],
    ['国内领先', 'CN_LEAD', []],
    ['国内领先', 'NOT_RATED', ['国内领先']],
    ['填补国内空白', 'CN_ADV', []],
    ['填补国内空白', 'OTHER', ['填补国内空白']],
  ] as const)('“%s” of one evaluated as %s', (text, level, left) => expect(claims(text, { level })).toEqual(left))

  test('a third party’s evaluation bears a claim without rank; a need proves nothing', () => {
    expect(claims('国内首创', { trlBasis: 'THIRD' })).toEqual([])
    expect(claims('国内领先', { trlBasis: 'THIRD' })).toEqual(['国内领先'])
    expect(claims('国内首创', { kind: 'need', level: 'INT_LEAD', trlBasis: 'THIRD' })).toEqual(['国内首创'])
    expect(claims('唯一标识、填补裂纹与气孔')).toEqual([])
  })
})

test('a word of the list is found wherever it stands and however wide its letters are', () => {
  expect(found('绝密，再说一遍：绝密。NoFoTn ＮＯＦＯＴＮ')).toEqual([
    ['SECRECY', '绝密'],
    ['SECRECY', '绝密'],
    ['SECRECY', 'NoFoTn'],
    ['SECRECY', 'ＮＯＦＯＴＮ'],
  ])
})

describe('a draft', () => {
  test('is read in every text that others see, and not in its contact or its own number', () => {
    const risky = achievementDraft({
      externalRef: '13800138000',
      innovations: ['新', '电话13800138001'],
      applicationCases: [{ unit: '某厂', since: null, result: '找13800138002' }],
      contact: { person: '某', phone: '13800138003', email: 'a@b.com' },
    })
    const marks = marksIn(textsOf(risky), NONE, [])
    expect(marks.map(({ field, found, start }) => [field, found, start])).toEqual([
      ['innovations.1', '13800138001', 2],
      ['applicationCases.0.result', '13800138002', 1],
    ])
    expect(marksIn(textsOf(needDraft()), { ...NONE, kind: 'need' }, WORDS)).toEqual([])
  })

  test('brings a mark only when it was not there before, wherever it stands now', () => {
    const marks = (problem: string) => marksIn([{ field: 'problem', text: problem }], NONE, WORDS)
    expect(broughtBy(marks('找13800138000'), marks('还是找 13800138000'))).toEqual([])
    expect(broughtBy(marks('找13800138000'), marks('找13800138000或绝密')).map(({ code }) => code)).toEqual(['SECRECY'])
    expect(broughtBy([], marks('没有什么'))).toEqual([])
  })
})

test('fifty thousand characters of whatever kind cost less than a tenth of a second', () => {
  const atoms = [
    '1',
    '1 ',
    'a',
    'a.',
    'a@',
    '-',
    '1-',
    '(',
    '微信',
    '微信号 a',
    'qq1',
    '填补',
    '填补国际',
    '电话',
    '电话 ',
    'http://a',
    'a/',
  ]
  const more = [
    '139',
    '1.',
    '13 9',
    '86 ',
    '一',
    '①',
    ' ',
    '：',
    '110101',
    '1101011990',
    'A',
    '\u200b',
    'a#',
    '[at]',
    'wx:',
    '绝',
    '绝密',
  ]
  for (const atom of [...atoms, ...more]) {
    const text = atom.repeat(50_000 / atom.length)
    const ms = computing(() => marksIn([{ field: 'problem', text }], NONE, WORDS))
    expect([atom, ms < 100]).toEqual([atom, true])
  }
})
