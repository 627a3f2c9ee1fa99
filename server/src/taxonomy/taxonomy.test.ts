import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROLES } from '@keqiao/shared/accounts'
import * as agents from '@keqiao/shared/agents'
import { ASSIGNMENT_DECLINES } from '@keqiao/shared/assignments'
import { LISTING_STATES, NEED_VERDICTS, REVIEW_REASONS } from '@keqiao/shared/lifecycle'
import { LEGAL_NATURES, ORGANISATION_SIZES, ORGANISATION_TAGS } from '@keqiao/shared/organisations'
import { ROADSHOW_KINDS } from '@keqiao/shared/roadshow'
import { SIGNUP_ROLES } from '@keqiao/shared/signups'
import * as closed from '@keqiao/shared/taxonomy'
import { afterEach, describe, expect, test } from 'vitest'
import { fieldAffinity } from './fields.ts'
import { loadTaxonomies } from './taxonomy.ts'

const taxonomies = loadTaxonomies()
const entriesOf = (list: closed.TaxonomyName) => taxonomies.lists[list].entries
const codesOf = (list: closed.TaxonomyName) => entriesOf(list).map((entry) => entry.code)

const CLOSED: [closed.TaxonomyName, readonly string[]][] = [
  ['transfer_mode', closed.TRANSFER_MODES],
  ['price_show', closed.PRICE_SHOW],
  ['price_band', closed.PRICE_BANDS],
  ['organisation_kind', closed.ORGANISATION_KINDS],
  ['organisation_size', ORGANISATION_SIZES],
  ['organisation_tag', ORGANISATION_TAGS],
  ['legal_nature', LEGAL_NATURES],
  ['trl', ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
  ['trl_basis', closed.TRL_BASIS],
  ['achievement_class', closed.ACHIEVEMENT_CLASSES],
  ['achievement_attribute', closed.ACHIEVEMENT_ATTRIBUTES],
  ['achievement_form', closed.ACHIEVEMENT_FORMS],
  ['achievement_level', closed.ACHIEVEMENT_LEVELS],
  ['application_status', closed.APPLICATION_STATUSES],
  ['ip_kind', closed.IP_KINDS],
  ['ip_status', closed.IP_STATUSES],
  ['ownership', closed.OWNERSHIPS],
  ['contract_field', closed.CONTRACT_FIELDS],
  ['need_kind', closed.NEED_KINDS],
  ['need_disclosure', closed.NEED_DISCLOSURES],
  ['need_organise', closed.NEED_ORGANISE],
  ['urgency', closed.URGENCIES],
  ['ip_terms', closed.IP_TERMS],
  ['decline_reason', closed.DECLINE_REASONS],
  ['take_down_reason', closed.TAKE_DOWN_REASONS],
  ['roadshow_kind', ROADSHOW_KINDS],
  ['signup_role', SIGNUP_ROLES],
  ['agent_kind', agents.AGENT_KINDS],
  ['agent_level', agents.AGENT_LEVELS],
  ['agent_title', agents.AGENT_TITLES],
  ['agent_service', agents.AGENT_SERVICES],
  ['spoken_language', agents.SPOKEN_LANGUAGES],
  ['agent_return_reason', agents.AGENT_RETURN_REASONS],
  ['agent_suspend_reason', agents.AGENT_SUSPEND_REASONS],
  ['assignment_decline', ASSIGNMENT_DECLINES],
  ['role', ROLES],
  ['review_reason', REVIEW_REASONS],
  ['need_verdict', NEED_VERDICTS],
  ['listing_state', LISTING_STATES],
]

describe('the code lists', () => {
  test.each(CLOSED)('%s holds exactly the codes the contract names, in its order', (list, codes) => {
    expect(codesOf(list)).toEqual(codes)
  })

  test('every list is compared with the contract, or is known to be open', () => {
    const compared = [...CLOSED.map(([list]) => list), 'field', 'industry', 'region', 'origin', 'problem_cell', 'data_table']
    expect(compared.toSorted()).toEqual([...closed.TAXONOMY_NAMES].toSorted())
  })

  test.each(closed.TAXONOMY_NAMES)('%s has a Chinese and an English label on every entry, and no label twice', (list) => {
    const entries = entriesOf(list)
    expect(entries.length).toBeGreaterThan(0)
    for (const { code, zh, en } of entries) {
      expect(zh, code).toMatch(/\p{Script=Han}/u)
      expect(en.replaceAll('元', '').replaceAll('万', ''), code).toMatch(/^[^\p{Script=Han}]+$/u)
    }
    const siblings = entries.map((entry) => `${entry.parent}/${entry.zh}`)
    expect(new Set(siblings).size).toBe(siblings.length)
  })

  test('the version of the lists goes with each of them', () => {
    expect(taxonomies.version).toBe('2025.1')
    expect(new Set(Object.values(taxonomies.lists).map((list) => list.version))).toEqual(new Set(['2025.1']))
  })
})

describe('technology fields', () => {
  const planned = entriesOf('field').filter((entry) => !entry.code.startsWith('99'))
  const ofLength = (length: number) => planned.filter((entry) => entry.code.length === length)

  test('the plan has 13 boxes, 56 domains and 295 sub-directions', () => {
    expect([ofLength(2).length, ofLength(4).length, ofLength(6).length]).toEqual([13, 56, 295])
  })

  test('a code begins with the code of its parent', () => {
    for (const { code, parent } of entriesOf('field')) expect(parent ?? '', code).toBe(code.slice(0, -2))
  })

  test('what fits no domain is coded 9900 under a box of its own', () => {
    expect(taxonomies.ancestors('field', '9900')).toEqual(['99'])
  })

  test('a domain names a known contract field and known industries', () => {
    for (const { code, more } of ofLength(4)) {
      expect(closed.CONTRACT_FIELDS, code).toContain(more.contract_field)
      const unknown = (more.industries ?? '').split(' ').filter((industry) => !taxonomies.has('industry', industry))
      expect(unknown, code).toEqual([])
    }
  })

  test('a see-also link leads to another domain and back', () => {
    const links = ofLength(4).flatMap((entry) => (entry.more.see_also?.split(' ') ?? []).map((other) => [entry.code, other]))
    expect(links).toHaveLength(34)
    for (const [from = '', to = ''] of links) {
      expect(taxonomies.more('field', to, 'see_also')?.split(' '), `${from} ${to}`).toContain(from)
      expect(to).not.toBe(from)
    }
  })

  test('a box has a short name that fits the picture, a domain has a slug of its own', () => {
    for (const { code, more } of ofLength(2)) expect(more.short, code).toMatch(/^\p{Script=Han}{2,6}$/u)
    const slugs = [...ofLength(2), ...ofLength(4)].map((entry) => entry.more.slug)
    expect(slugs.every((slug) => /^[A-Z0-9]+$/.test(slug ?? ''))).toBe(true)
    expect(new Set(slugs).size).toBe(69)
  })

  test.each([
    ['the same sub-direction', ['020202'], ['020202'], 1],
    ['the same domain', ['020202'], ['0202'], 1],
    ['domains that see each other', ['020201'], ['120103'], 0.7],
    ['two domains of one box', ['0202'], ['0203'], 0.5],
    ['a whole box and a domain of it', ['02'], ['0203'], 0.5],
    ['two whole boxes of the same code', ['02'], ['02'], 0.5],
    ['boxes without a link', ['0202'], ['0901'], 0],
    ['the nearest pair of several', ['0901', '0203'], ['0503', '0203'], 1],
    ['two that fit no domain', ['9900'], ['9900'], 0],
    ['a side without fields', [], ['0202'], 0],
  ])('%s', (_name, a, b, affinity) => {
    expect(fieldAffinity(taxonomies, a, b)).toBe(affinity)
    expect(fieldAffinity(taxonomies, b, a)).toBe(affinity)
  })
})

describe('regions and industries', () => {
  test('Hebei reports in 11 cities and 3 areas apart', () => {
    expect(taxonomies.descendants('region', '130000')).toHaveLength(14)
    for (const apart of ['130682', '130181', '133100']) expect(taxonomies.ancestors('region', apart)).toEqual(['130000'])
  })

  test('a filter on other provinces finds Shandong and not Beijing', () => {
    const others = taxonomies.descendants('region', '000001')
    expect(others).toContain('370000')
    expect(others).not.toContain('110000')
  })

  test('all 34 provinces are known, and every region code has six digits', () => {
    expect(codesOf('region').filter((code) => /^[1-8]\d0000$/.test(code))).toHaveLength(34)
    expect(codesOf('region').filter((code) => !closed.RegionCode.safeParse(code).success)).toEqual([])
  })

  test('a division stands under the section of its letter', () => {
    expect(
      codesOf('industry')
        .filter((code) => code.length === 1)
        .join(''),
    ).toBe('ABCDEFGHIJKLMNOPQRST')
    for (const { code, parent } of entriesOf('industry')) {
      expect(parent ?? '', code).toBe(code.length === 1 ? '' : code.length === 3 ? code.slice(0, 1) : code.slice(0, 3))
    }
    expect(taxonomies.ancestors('industry', 'M753')).toEqual(['M75', 'M'])
  })
})

describe('reading the lists', () => {
  let folder = ''
  afterEach(() => folder && rmSync(folder, { recursive: true, force: true }))

  function withUrgency(csv: string): URL {
    folder = mkdtempSync(join(tmpdir(), 'keqiao-taxonomy-'))
    cpSync(new URL('../../../seeds/taxonomy/', import.meta.url), folder, { recursive: true })
    writeFileSync(join(folder, 'urgency.csv'), csv)
    return pathToFileURL(`${folder}/`)
  }

  test('a label is given in the language asked for, and an unknown code stands for itself', () => {
    expect(taxonomies.label('field', '0202', 'zh')).toBe('氢能')
    expect(taxonomies.label('field', '0202', 'en')).toBe('Hydrogen energy')
    expect(taxonomies.label('field', '0299', 'zh')).toBe('0299')
    expect(taxonomies.has('field', '0299')).toBe(false)
  })

  test('a retired code stays known, and an empty cell of a further column is absent', () => {
    const read = loadTaxonomies(withUrgency('code,parent,zh,en,retired,note\nOLD,,旧,Old,true,\n'))
    expect(read.lists.urgency.entries).toEqual([{ code: 'OLD', parent: null, zh: '旧', en: 'Old', retired: true, more: {} }])
    expect(read.has('urgency', 'OLD')).toBe(true)
  })

  test.each([
    ['a code given twice', 'A,,甲,A,false\nA,,乙,B,false\n', /urgency\.csv: code A appears twice/],
    ['a parent that is missing', 'A,Z,甲,A,false\n', /parent Z of A is not listed above it/],
    ['a parent below its child', 'A,B,甲,A,false\nB,A,乙,B,false\n', /parent B of A is not listed above it/],
  ])('%s is refused at the start', (_name, rows, message) => {
    const bad = withUrgency(`code,parent,zh,en,retired\n${rows}`)
    expect(() => loadTaxonomies(bad)).toThrow(message)
  })
})
