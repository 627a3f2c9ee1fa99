import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { readAreasOff, readProblems, readSynonyms } from './seeds.ts'

const taxonomies = loadTaxonomies()
const problems = readProblems()
const groups = readSynonyms()

test('each sub-direction of the plan has four problems or more', () => {
  const rows = Map.groupBy(problems, ({ field }) => field)
  const wanted = taxonomies.lists.field.entries.filter(({ code }) => code.length === 6).map(({ code }) => code)
  expect(wanted.filter((code) => (rows.get(code)?.length ?? 0) < 4)).toEqual([])
  expect([...rows.keys()].filter((code) => !taxonomies.has('field', code))).toEqual([])
})

test('a problem is told in several ways, and none of them names what solves it', () => {
  expect(new Set(problems.map(({ code }) => code)).size).toBe(problems.length)
  const wrong = problems.filter(({ code, field, symptoms, techniques, materials, quantities }) => {
    const enough = symptoms.length >= 3 && techniques.length >= 3 && materials.length >= 1 && quantities.length >= 2
    const named = techniques.some((word) => word.length > 2 && symptoms.some((symptom) => symptom.includes(word)))
    return !code.startsWith(`${field}-`) || !enough || named
  })
  expect(wrong).toEqual([])
})

test('a word stands in one group of synonyms', () => {
  const spelled = groups.flatMap(({ terms }) => terms.map((term) => term.replace(/[\s-]/g, '').toLowerCase()))
  expect(spelled.filter((term, i) => spelled.indexOf(term) !== i)).toEqual([])
  expect(groups.filter(({ terms, field }) => terms.length < 2 || (field && !taxonomies.has('field', field)))).toEqual([])
})

test('numbers are given once, and what is off says why', () => {
  expect(new Set(groups.map(({ code }) => code)).size).toBe(groups.length)
  for (const { kind, area, reason } of readAreasOff()) {
    expect(['problem', 'synonym']).toContain(kind)
    expect(area === '00' || taxonomies.has('field', area)).toBe(true)
    expect(reason).not.toBe('')
  }
})

test('the readme of the seeds counts them', () => {
  const readme = readFileSync(new URL('../../../seeds/knowledge/README.md', import.meta.url), 'utf8')
  for (const rows of [problems, groups]) expect(readme).toContain(`| ${rows.length.toLocaleString('en')} |`)
})
