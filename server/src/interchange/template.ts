import type { ListingKind } from '@keqiao/shared/listings'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Column } from './sheets/column.ts'
import { sheetOf } from './sheets/sheets.ts'
import { type WrittenCell, writeWorkbook } from './write-workbook.ts'

const CODES_SHEET = '代码表'
const HEADING = '#DDEBF7'
const REQUIRED = '#FCE4D6'

/** The sheet to fill in, with drop-downs; a sheet of explanations; the values the drop-downs offer. */
export async function template(kind: ListingKind, taxonomies: Taxonomies): Promise<{ fileName: string; content: Buffer }> {
  const { columns } = sheetOf(kind)
  const title = kind === 'achievement' ? '成果' : '需求'
  const lists = listsOf(columns, taxonomies)
  const choices = columns.flatMap((column, i) => {
    const list = lists.findIndex((each) => each.key === keyOf(column))
    const letters = String.fromCharCode(65 + list)
    const length = lists[list]?.values.length ?? 0
    return list < 0
      ? []
      : [{ column: i + 1, range: `'${CODES_SHEET}'!$${letters}$2:$${letters}$${length + 1}`, strict: !column.many }]
  })
  const longest = Math.max(...lists.map((list) => list.values.length))
  const content = await writeWorkbook([
    {
      name: `${title}导入`,
      widths: columns.map((column) => Math.max(14, column.heading.length * 2 + 4)),
      rows: [
        columns.map((column): WrittenCell => ({ text: column.heading, bold: true, fill: column.required ? REQUIRED : HEADING })),
      ],
      choices,
    },
    {
      name: '填写说明',
      widths: [22, 8, 60, 44],
      rows: [
        ['列名', '必填', '怎么填', '示例'].map((text): WrittenCell => ({ text, bold: true, fill: HEADING })),
        ...columns.map((column): WrittenCell[] => [column.heading, column.required ? '是' : '', column.explain, column.example]),
        ...GENERAL.map((text): WrittenCell[] => ['', '', text, '']),
      ],
    },
    {
      name: CODES_SHEET,
      widths: lists.map(() => 26),
      rows: [
        lists.map((list): WrittenCell => ({ text: list.heading, bold: true, fill: HEADING })),
        ...Array.from({ length: longest }, (_, row) => lists.map((list): WrittenCell => list.values[row] ?? null)),
      ],
    },
  ])
  return { fileName: `${title}导入模板.xlsx`, content }
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
