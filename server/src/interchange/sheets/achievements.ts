import { AchievementDraft } from '@keqiao/shared/achievements'
import type { Sheet } from './column.ts'
import { chosen, classification, contact, keywords, lines, plainText, reference, transferModes } from './common.ts'
import { indicators } from './indicators.ts'
import { code, codes, money, records, wholeNumber, yearMonth } from './readers.ts'

const ipKind = code('ip_kind')
const ipStatus = code('ip_status')

export const achievements: Sheet<AchievementDraft> = {
  draft: AchievementDraft,
  fingerprint: (draft) => `${draft.name}\n${draft.abstract ?? draft.problem ?? draft.solution ?? ''}`,
  columns: [
    reference,
    plainText('name', '成果名称', '必填，不超过200字', {
      required: true,
      aliases: ['名称', '题名', '标题', 'title'],
      example: '超高强钢热成形氢脆控制技术',
    }),
    plainText('unitName', '第一完成单位', '名录由中心导入时填写；本单位自己的成果不用填', {
      aliases: ['完成单位', '单位名称', 'unit'],
    }),
    plainText('nameEn', '英文名称', '不超过300字', { aliases: ['english name'] }),
    plainText('publicSummary', '一句话说明', '不用术语，让外行看懂，不超过200字', { aliases: ['summary'] }),
    plainText('abstract', '摘要', '不超过3000字；只有名称、摘要、关键词时作为待认领条目展示', {
      aliases: ['成果简介', '简介', '成果摘要', '内容简介'],
    }),
    keywords,
    ...classification,
    plainText('problem', '拟解决的问题', '不超过600字，用于匹配', { aliases: ['解决的问题'] }),
    plainText('object', '作用对象', '用在什么产品、设备或工序上，不超过200字'),
    plainText('solution', '技术方案', '不超过3000字', { aliases: ['技术方案与原理'] }),
    plainText('innovations', '创新点', '每行一条，最多3条', { read: lines }),
    plainText('indicators', '主要技术指标', '每行一条：名称 比较符 数值 单位（条件）', {
      aliases: ['技术指标', '主要技术经济指标'],
      example: '抗拉强度 ≥ 1800 MPa\n断后伸长率 ≥ 6 %（室温）',
      read: indicators,
    }),
    plainText('comparisons', '与现有方案对比', '每行一条：方面 | 现有 | 本成果 | 来源', {
      example: '能耗 | 520 kWh/t | 460 kWh/t | 中试实测',
      read: records(([aspect, existing, ours, source]) => ({ aspect, existing, ours, source: source || null })),
    }),
    plainText('economics', '成本效益', '不超过800字'),
    plainText('scenarios', '应用场景', '不超过800字'),
    chosen('trl', '技术就绪度', 'trl', { explain: '1至9的数字', example: '6', read: wholeNumber, aliases: ['成熟度'] }),
    chosen('trlBasis', '就绪度依据', 'trl_basis'),
    chosen('achievementClass', '成果类别', 'achievement_class', { explain: '不填即为应用技术' }),
    chosen('attribute', '成果属性', 'achievement_attribute'),
    chosen('forms', '体现形式', 'achievement_form', { explain: '用分号隔开', many: true, read: codes('achievement_form') }),
    chosen('level', '成果水平', 'achievement_level'),
    chosen('applicationStatus', '应用状态', 'application_status'),
    plainText('applicationCases', '应用案例', '每行一条：单位 | 起始时间 | 效果', {
      example: '某钢铁企业 | 2025-03 | 废品率由3%降到1%',
      read: records(([unit, since, result]) => ({ unit, since: since || null, result })),
    }),
    plainText('ips', '知识产权', '每行一条：类型 | 编号 | 名称 | 状态', {
      example: '发明专利 | DEMO-ZL-0001 | 一种热成形方法 | 已授权',
      read: records(([kind, number, name, status], reading) => ({
        kind: ipKind(kind ?? null, reading),
        number: number || null,
        name: name || null,
        status: ipStatus(status || null, reading),
      })),
    }),
    chosen('ownership', '权属', 'ownership'),
    transferModes,
    chosen('priceShow', '价格方式', 'price_show', {
      explain: '发布时必填；一口价、挂牌价填最低价，区间填最高价',
      example: '面议',
    }),
    plainText('priceMin', '最低价（万元）', '数字；列名写（元）则按元计', { read: money, example: '100' }),
    plainText('priceMax', '最高价（万元）', '数字；列名写（元）则按元计', { read: money, example: '150' }),
    chosen('contractField', '技术合同领域', 'contract_field'),
    plainText('finishedOn', '完成年月', '如 2026-05', { read: yearMonth, example: '2026-05' }),
    plainText('support', '可提供的支持', '样品、工艺包、驻厂指导等，不超过600字'),
    plainText('needSupport', '所需支持', '资金、中试、场地等，不超过600字'),
    plainText('team', '团队简介', '不超过600字'),
    plainText('papers', '论文', '每行一条：题名 | 链接', { read: records(([title, url]) => ({ title, url: url || null })) }),
    ...contact,
  ],
}
