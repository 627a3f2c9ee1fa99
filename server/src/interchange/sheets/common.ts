import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import type { Column } from './column.ts'
import { code, codes, LINES, text, texts, WORDS } from './readers.ts'

const isDomain = (given: string) => given.length === 4
const isSubDirection = (given: string) => given.length === 6
const isDivision = (given: string) => given.length === 3

/** Columns that both kinds have. */
export const reference: Column = {
  path: 'externalRef',
  heading: '编号',
  aliases: ['外部编号', '成果编号', '需求编号', '登记号', 'id', 'external number', 'reference'],
  explain: '本单位自己的编号，同一编号再次导入即为更新；可不填',
  example: 'A-2026-001',
  read: text,
}

export const keywords: Column = {
  path: 'keywords',
  heading: '关键词',
  aliases: ['关键字'],
  explain: '用分号隔开，最多20个',
  example: '超高强钢；氢脆；热成形',
  read: texts(WORDS),
}

export const classification: Column[] = [
  {
    path: 'field',
    heading: '技术领域',
    aliases: ['领域', 'technology field'],
    explain: '从下拉列表选一项，发布时必填',
    example: '钢铁',
    list: 'field',
    only: isDomain,
    read: code('field', isDomain),
  },
  {
    path: 'fields',
    heading: '其他技术领域',
    aliases: ['其他领域', 'other fields'],
    explain: '还涉及的领域，用分号隔开，最多4项',
    example: '石化',
    list: 'field',
    only: isDomain,
    many: true,
    read: codes('field', isDomain),
  },
  {
    path: 'subDirections',
    heading: '细分方向',
    aliases: ['sub-directions'],
    explain: '六位代码或名称，用分号隔开，最多8项',
    example: '010101',
    list: 'field',
    only: isSubDirection,
    many: true,
    read: codes('field', isSubDirection),
  },
  {
    path: 'industries',
    heading: '应用行业',
    aliases: ['行业', 'industries'],
    explain: '国民经济行业分类代码或名称，用分号隔开，最多6项',
    example: 'C31；C33',
    list: 'industry',
    only: isDivision,
    many: true,
    read: codes('industry', isDivision),
  },
  {
    path: 'region',
    heading: '所在地区',
    aliases: ['地区', 'region'],
    explain: '省、市、县名称或六位代码',
    example: '石家庄市',
    list: 'region',
    read: code('region'),
  },
]

export const contact: Column[] = [
  {
    path: 'contact.person',
    heading: '联系人',
    aliases: ['contact person'],
    explain: '只给对接双方看',
    example: '王老师',
    read: text,
  },
  {
    path: 'contact.phone',
    heading: '联系电话',
    aliases: ['电话', '手机', 'phone'],
    explain: '只给对接双方看',
    example: '0311-00000000',
    read: text,
  },
  {
    path: 'contact.email',
    heading: '联系邮箱',
    aliases: ['邮箱', 'email'],
    explain: '只给对接双方看',
    example: 'demo@keqiao.example',
    read: text,
  },
]

export const transferModes: Column = {
  path: 'modes',
  heading: '合作方式',
  aliases: ['转化方式', '拟转化方式', 'modes'],
  explain: '用分号隔开，发布时必填',
  example: '普通许可；合作开发',
  list: 'transfer_mode',
  many: true,
  read: codes('transfer_mode'),
}

/** A plain text column. */
export const plainText = (path: string, heading: string, explain: string, more: Partial<Column> = {}): Column => ({
  path,
  heading,
  aliases: [],
  explain,
  example: '',
  read: text,
  ...more,
})

/** One code out of a list. */
export const chosen = (path: string, heading: string, list: TaxonomyName, more: Partial<Column> = {}): Column => ({
  path,
  heading,
  aliases: [],
  explain: '从下拉列表选一项',
  example: '',
  list,
  read: code(list),
  ...more,
})

export const lines = texts(LINES)
