import readXlsx from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { storedZip, unpack } from '../platform/bound.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { rowMarkup, scratch } from './fixtures.ts'
import { mapHeadings, toDraft } from './sheets/draft.ts'
import { sheetOf } from './sheets/sheets.ts'
import { template } from './template.ts'
import { readTable } from './workbook.ts'

const taxonomies = loadTaxonomies()

describe.each(['achievement', 'need'] as const)('the template of the %s sheet', (kind) => {
  test('has every column, explains each, and lists the values of its drop-downs', async () => {
    const { content } = await template(kind, taxonomies)
    const [sheet, explanations, codes] = await readXlsx(content)
    const { columns } = sheetOf(kind)
    expect(sheet?.data).toEqual([columns.map((column) => column.heading)])
    expect(explanations?.sheet).toBe('填写说明')
    expect(explanations?.data.slice(1, columns.length + 1).map(([heading]) => heading)).toEqual(
      columns.map((column) => column.heading),
    )
    expect(explanations?.data.slice(1, columns.length + 1).every(([, , explain]) => Boolean(explain))).toBe(true)
    const modes = codes?.data[0]?.indexOf('合作方式') ?? -1
    expect(codes?.data.slice(1).flatMap((row) => row[modes] ?? [])).toEqual(
      taxonomies.lists.transfer_mode.entries.map((entry) => entry.zh),
    )
  })

  test('offers drop-downs whose ranges hold exactly the values', async () => {
    using files = scratch()
    const { content } = await template(kind, taxonomies)
    const parts = await unpack(files.put('t.xlsx', content), () => true)
    const markup = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? ''
    const [, , codes] = await readXlsx(content)
    const rules = [...markup.matchAll(/sqref="([A-Z]+)2:\1\d+"><formula1>'代码表'!\$([A-Z])\$2:\$\2\$(\d+)<\/formula1>/g)]
    const listed = sheetOf(kind).columns.filter((column) => column.list && column.path !== 'subDirections')
    expect(rules).toHaveLength(listed.length)
    for (const [, , letter = '', last] of rules) {
      const column = codes?.data.map((row) => row[letter.charCodeAt(0) - 65] ?? null) ?? []
      expect(column[Number(last) - 1]).not.toBeNull()
      expect(column[Number(last)] ?? null).toBeNull()
    }
    expect(markup.indexOf('</sheetData>')).toBeLessThan(markup.indexOf('<dataValidations'))
    expect(markup).not.toMatch(/<pageMargins.*<dataValidations/)
  })

  test('filled in with its own examples and drop-down values it imports without a fault', async () => {
    using files = scratch()
    const sheet = sheetOf(kind)
    const { content } = await template(kind, taxonomies)
    const parts = await unpack(files.put('t.xlsx', content), () => true)
    const path = 'xl/worksheets/sheet1.xml'
    const values = sheet.columns.map(({ example, list, only }) =>
      example || !list ? example : (taxonomies.lists[list].entries.find((entry) => !only || only(entry.code))?.zh ?? ''),
    )
    const filled =
      parts
        .get(path)
        ?.toString('utf8')
        .replace('</sheetData>', `${rowMarkup(2, values)}</sheetData>`) ?? ''
    parts.set(path, Buffer.from(filled))
    const table = await readTable(files.put('filled.xlsx', storedZip(parts)), 'filled.xlsx')
    const mapping = mapHeadings(sheet, table.headings)
    expect(table.rows).toHaveLength(1)
    for (const row of table.rows) expect(toDraft(sheet, mapping, row, { taxonomies, seen: new Set() }).problems).toEqual([])
  })
})
