import type { WrittenCell, WrittenSheet } from './write-workbook.ts'

export const HEADING = '#DDEBF7'
const REQUIRED = '#FCE4D6'

export interface FillIn {
  name: string
  /** `list`: which of the lists its drop-down offers; `strict`: nothing else is taken. */
  columns: { heading: string; required?: boolean; explain: string; example: string; list: number | null; strict: boolean }[]
  lists: { heading: string; values: string[] }[]
  /** Of the sheet that holds the lists. */
  listsName: string
  notes: readonly string[]
}

/** The sheet to fill in, with drop-downs; a sheet of explanations; the values the drop-downs offer. */
export function sheetsToFill({ name, columns, lists, listsName, notes }: FillIn): WrittenSheet[] {
  const head = (text: string, fill = HEADING): WrittenCell => ({ text, bold: true, fill })
  const choices = columns.flatMap(({ list, strict }, i) => {
    if (list === null) return []
    const letter = String.fromCharCode(65 + list)
    const last = (lists[list]?.values.length ?? 0) + 1
    return [{ column: i + 1, range: `'${listsName}'!$${letter}$2:$${letter}$${last}`, strict }]
  })
  const longest = Math.max(0, ...lists.map(({ values }) => values.length))
  return [
    {
      name,
      widths: columns.map(({ heading }) => Math.max(14, heading.length * 2 + 4)),
      rows: [columns.map(({ heading, required }) => head(heading, required ? REQUIRED : HEADING))],
      choices,
    },
    {
      name: '填写说明',
      widths: [22, 8, 60, 44],
      rows: [
        ['列名', '必填', '怎么填', '示例'].map((text) => head(text)),
        ...columns.map(({ heading, required, explain, example }) => [heading, required ? '是' : '', explain, example]),
        ...notes.map((text) => ['', '', text, '']),
      ],
    },
    {
      name: listsName,
      widths: lists.map(() => 26),
      rows: [
        lists.map(({ heading }) => head(heading)),
        ...Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
      ],
    },
  ]
}
