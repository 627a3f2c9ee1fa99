import type { ListingKind } from '@keqiao/shared/listings'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { asWorkbook } from './export.ts'
import { sheetsToFill } from './fill-in.ts'
import type { Column } from './sheets/column.ts'
import { sheetOf } from './sheets/sheets.ts'

export async function template(kind: ListingKind, taxonomies: Taxonomies): Promise<{ fileName: string; content: Buffer }> {
  const { columns } = sheetOf(kind)
  const title = kind === 'achievement' ? '成果' : '需求'
  const lists = listsOf(columns, taxonomies)
  const sheets = sheetsToFill({
    name: `${title}导入`,
    columns: columns.map((column) => {
      const list = lists.findIndex(({ key }) => key === keyOf(column))
      return { ...column, list: list < 0 ? null : list, strict: !column.many }
    }),
    lists,
    listsName: '代码表',
    notes: GENERAL,
  })
  return { fileName: `${title}导入模板.xlsx`, content: await asWorkbook(sheets) }
}

const GENERAL = [
  '第一行列名请勿改动；不用的列可以整列删除。',
  '请勿使用公式；带公式的单元格会被指出，粘贴为数值即可。',
  '同一编号再次导入即为更新，不会重复；未填编号的行按名称与内容识别。',
  '只有名称、摘要、关键词的行会作为待认领条目展示，补全技术领域、合作方式、价格方式后才是完整条目。',
  '也可以用同样列名的 CSV（UTF-8 或 GBK）或 JSON Lines 文件。',
]

const keyOf = (column: Column) => (column.list && !TOO_LONG.has(column.path) ? `${column.list}:${column.only?.name ?? ''}` : null)
/** Chosen by code or name from hundreds: a drop-down would not help. */
const TOO_LONG = new Set(['subDirections'])

function listsOf(columns: Column[], taxonomies: Taxonomies) {
  const lists: { key: string; heading: string; values: string[] }[] = []
  for (const column of columns) {
    const key = keyOf(column)
    if (!key || lists.some((list) => list.key === key)) continue
    lists.push({ key, heading: column.heading, values: valuesOf(column.list as TaxonomyName, column, taxonomies) })
  }
  return lists
}

const valuesOf = (list: TaxonomyName, column: Column, taxonomies: Taxonomies) =>
  taxonomies.lists[list].entries
    .filter((entry) => !entry.retired && (!column.only || column.only(entry.code)))
    .map((entry) => (list === 'trl' ? entry.code : entry.zh))
