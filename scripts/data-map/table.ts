import { dataMap, isCopied, shownMap } from '@keqiao/server/privacy/map/map'
import { loadTaxonomies } from '@keqiao/server/taxonomy/taxonomy'
import { zh } from '../../web/src/features/privacy/wordsZh.ts'

type Words = Record<string, Record<string, string>>
const words = zh.map as unknown as Words
const say = (list: string, code: string) => words[list]?.[code] ?? code

/** The inventory as it is read in the repository: every table and every column, in Chinese. */
export function dataMapTable(): string {
  const { label } = loadTaxonomies()
  const tables = shownMap()
  const columns = tables.flatMap((one) => one.columns)
  const personal = columns.filter(({ level }) => level !== 'none')
  const head = [
    '# 个人信息清单',
    '',
    '数据库里每一列的用途、依据、期限、级别，属于谁，注销时怎样处理。由 `server/src/privacy/map/` 生成：`node scripts/run.mjs data-map`；',
    '测试核对它与数据库结构、与代码一致。网页上是 `/privacy/data-map`。',
    '',
    `${tables.length} 张表，${columns.length} 列，其中 ${personal.length} 列与个人有关。`,
    '',
  ]
  const rows = tables.flatMap((one) => {
    const told = one.columns.filter(({ level }) => level !== 'none')
    const rest = one.columns.filter(({ level }) => level === 'none').map(({ column }) => `\`${column}\``)
    return [
      `## ${label('data_table', one.table, 'zh')} \`${one.table}\``,
      '',
      ...(told.length > 0
        ? [
            '| 列 | 级别 | 用途 | 依据 | 期限 | 属于谁 | 注销时 | 副本 |',
            '|---|---|---|---|---|---|---|---|',
            ...told.map((column) => rowOf(one.table, column)),
            '',
          ]
        : []),
      ...(rest.length > 0 ? [`${told.length > 0 ? '其余各列不含个人信息' : '不含个人信息'}：${rest.join(' ')}`, ''] : []),
    ]
  })
  return [...head, ...rows].join('\n')
}

type Shown = ReturnType<typeof shownMap>[number]

function rowOf(table: string, one: Shown['columns'][number]): string {
  const entry = dataMap[table]
  const erase = one.why ? `${say('doings', one.onErase)}：${say('whys', one.why)}` : say('doings', one.onErase)
  const cells = [
    `\`${one.column}\``,
    say('levels', one.level),
    say('purposes', one.purpose),
    say('bases', one.basis),
    say('retentions', one.retention),
    one.owner.map((column) => `\`${column}\``).join(' ') || '–',
    erase,
    one.withheld ? `不含：${say('withhelds', one.withheld)}` : entry && isCopied(entry, one.column) ? '含' : '–',
  ]
  return `| ${cells.join(' | ')} |`
}
