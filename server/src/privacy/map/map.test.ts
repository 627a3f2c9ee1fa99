import { getTableColumns, getTableName, isTable } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import * as schema from '../../schema.ts'
import { loadTaxonomies } from '../../taxonomy/taxonomy.ts'
import type { DataMap } from './entry.ts'
import { dataMap, shownMap } from './map.ts'

const tables = Object.values(schema).filter((value) => isTable(value))
const columnsOf = (map: DataMap) =>
  Object.entries(map).flatMap(([table, { columns }]) => Object.keys(columns).map((column) => `${table}.${column}`))
const stored = tables.flatMap((table) =>
  Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
)

describe('the map of personal data', () => {
  test('has an entry for every column, and no other: add new columns in server/src/privacy/map', () => {
    expect(stored.length).toBeGreaterThan(300)
    expect(columnsOf(dataMap).toSorted()).toEqual(stored.toSorted())
  })

  test('names owners, deletions and links by columns that are there', () => {
    const wrong = Object.entries(dataMap).flatMap(([table, { persons, owners, deletedBy, via, columns }]) => [
      ...Object.keys(persons).filter((column) => !columns[column]),
      ...owners.filter((column) => !persons[column]),
      ...deletedBy.filter((column) => !persons[column]),
      ...(via && !(columns[via.column] && dataMap[via.table]?.columns[via.key]) ? [`${table}.${via.column}`] : []),
    ])
    expect(wrong).toEqual([])
  })

  test('has a person column for every reference to a person', () => {
    const pointing = tables.flatMap((table) => {
      const name = getTableName(table)
      return Object.values(getTableColumns(table))
        .filter((column) => /^(person|user|actor|requester)_id$|_by$|^by_id$/.test(column.name))
        .map((column) => [name, column.name] as const)
    })
    expect(pointing.length).toBeGreaterThan(15)
    expect(pointing.filter(([table, column]) => dataMap[table]?.persons[column] !== 'id')).toEqual([])
  })

  test('says of whatever tells something of a person why it is kept, and what becomes of it', () => {
    const personal = shownMap().flatMap(({ table, columns }) =>
      columns.filter(({ level }) => level !== 'none').map((column) => ({ table, ...column })),
    )
    expect(personal.length).toBeGreaterThan(80)
    const unsaid = personal.filter(({ onErase, why }) => onErase === 'keep' && (why === null || why === 'impersonal'))
    expect(unsaid.map(({ table, column }) => `${table}.${column}`)).toEqual([])
    const reachable = personal.filter(
      ({ onErase, level, why }) => onErase === 'keep' && level !== 'ordinary' && why !== 'timeline',
    )
    expect(reachable.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })

  test('calls every table by a name in both languages', () => {
    const named = loadTaxonomies().lists.data_table.entries.map(({ code }) => code)
    expect(named.toSorted()).toEqual(Object.keys(dataMap).toSorted())
  })
})

test('no column holds the number of an identity card, a face, a place or a bank account', () => {
  const ASKS_TOO_MUCH =
    /id_?card|identity_number|national_id|passport|sfz|shenfen|face|biometric|latitude|longitude|geo_|bank|iban|birth/
  expect(stored.filter((column) => ASKS_TOO_MUCH.test(column))).toEqual([])
})

test('the guard sees a column without an entry, and an entry without a column', () => {
  const { name: _, ...rest } = dataMap.persons?.columns ?? {}
  const torn = { ...dataMap, persons: { ...dataMap.persons, columns: { ...rest, nickname: { level: 'ordinary' } } } } as DataMap
  const found = new Set(columnsOf(torn))
  expect(stored.filter((column) => !found.has(column))).toEqual(['persons.name'])
  expect([...found].filter((column) => !stored.includes(column))).toEqual(['persons.nickname'])
})
