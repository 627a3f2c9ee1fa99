import { NeedDraft } from '@keqiao/shared/needs'
import type { Sheet } from './column.ts'
import { chosen, classification, contact, keywords, plainText, reference, transferModes } from './common.ts'
import { wantedIndicators } from './indicators.ts'
import { money, wholeNumber, yearMonth } from './readers.ts'

export const needs: Sheet<NeedDraft> = {
  draft: NeedDraft,
  fingerprint: (draft) => `${draft.name}\n${draft.background ?? draft.difficulty ?? ''}`,
  columns: [
    reference,
    plainText('name', '需求名称', '必填，不超过200字', {
      required: true,
      aliases: ['名称', '标题', '题名', 'title'],
      example: '镀锌板麻点降级率居高不下',
    }),
    chosen('kind', '需求类型', 'need_kind', { explain: '不填即为关键技术攻关' }),
    chosen('organise', '组织方式', 'need_organise', { explain: '不填即为一般需求' }),
    chosen('disclosure', '公开方式', 'need_disclosure', { explain: '不填即为公开', aliases: ['匿名方式'] }),
    plainText('background', '背景与现状', '现有工艺、设备、痛点，不超过3000字', {
      aliases: ['背景', '需求描述', '需求简介', '描述', 'description', 'abstract', '摘要'],
    }),
    plainText('difficulty', '主要技术难点', '不超过1000字', { aliases: ['技术难点', '难点'] }),
    plainText('research', '主要研究内容', '不超过1000字', { aliases: ['研究内容'] }),
    plainText('object', '技术对象', '什么产品、设备或工序，不超过200字', { aliases: ['技术标的', '对象'] }),
    plainText('indicators', '主要技术指标', '每行一条：名称 比较符 数值 单位（条件）；非必须的在行尾写（期望）', {
      aliases: ['技术指标', '指标要求'],
      example: '降级率 ≤ 1 %（连续3个月）\n锌渣量 ≤ 6 kg/t（期望）',
      read: wantedIndicators,
    }),
    plainText('constraints', '约束条件', '成本、场地、安全、环保、标准，不超过600字', { aliases: ['约束'] }),
    plainText('tried', '已尝试方案', '只给会员看，不超过600字'),
    chosen('trlMin', '最低成熟度要求', 'trl', {
      explain: '1至9的数字',
      example: '6',
      read: wholeNumber,
      aliases: ['最低成熟度'],
    }),
    plainText('deliverables', '预期交付物', '不超过600字', { aliases: ['交付物'] }),
    plainText('deadline', '期望完成时间', '如 2027-08', { read: yearMonth, example: '2027-08', aliases: ['完成时限', '期限'] }),
    chosen('budgetShow', '预算方式', 'price_show', { explain: '选“预算”时须填预算上限', example: '预算' }),
    plainText('budgetMin', '预算下限（万元）', '数字；列名写（元）则按元计', { read: money, example: '80' }),
    plainText('budgetMax', '预算上限（万元）', '数字；列名写（元）则按元计', { read: money, example: '150', aliases: ['预算'] }),
    transferModes,
    chosen('ipTerms', '知识产权归属', 'ip_terms'),
    plainText('partnerRequirement', '对合作方要求', '不超过400字', { aliases: ['合作方要求'] }),
    plainText('ownBase', '已有基础', '设备、团队、资金，不超过600字', { aliases: ['企业已有基础'] }),
    chosen('urgency', '紧迫度', 'urgency'),
    keywords,
    ...classification,
    ...contact,
  ],
}
