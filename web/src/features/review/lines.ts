import type { AchievementDraft } from '@keqiao/shared/achievements'
import type { NeedDraft } from '@keqiao/shared/needs'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import { measure, money, yearMonth } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** A piece of a draft as one reads it; a piece with a path is what somebody typed there. */
export interface Piece {
  text: string
  path?: string
}
export type Line = Piece[]

const LISTS: Record<string, TaxonomyName> = {
  ...{ trl: 'trl', trlMin: 'trl', trlBasis: 'trl_basis', achievementClass: 'achievement_class', level: 'achievement_level' },
  ...{ attribute: 'achievement_attribute', forms: 'achievement_form', applicationStatus: 'application_status' },
  ...{ ownership: 'ownership', modes: 'transfer_mode', priceShow: 'price_show', budgetShow: 'price_show' },
  ...{ field: 'field', fields: 'field', subDirections: 'field', industries: 'industry', contractField: 'contract_field' },
  ...{ region: 'region', kind: 'need_kind', organise: 'need_organise', disclosure: 'need_disclosure' },
  ...{ ipTerms: 'ip_terms', urgency: 'urgency' },
}
/** Short values that read as one line. */
const IN_LINE = ['keywords', 'modes', 'forms', 'fields', 'subDirections', 'industries']
const MONEY = ['priceMin', 'priceMax', 'budgetMin', 'budgetMax']
const MONTHS = ['finishedOn', 'deadline']

type Value = AchievementDraft[keyof AchievementDraft] | NeedDraft[keyof NeedDraft]
type Row<K extends keyof AchievementDraft> = AchievementDraft[K] extends (infer R)[] ? R : never

/** A field's value as lines of text, each piece with the path it was typed at. */
export function useLines(): (field: string, value: unknown) => Line[] {
  const language = useLanguage()
  const common = useSay('common')
  const { label } = useLabels()

  const rows: Record<string, (row: never, at: string) => Line> = {
    indicators: (row: NeedDraft['indicators'][number], at: string) => [
      { text: row.name, path: `${at}.name` },
      { text: ` ${measure(row)} ` },
      { text: row.condition ?? '', path: `${at}.condition` },
      { text: row.must === undefined ? '' : ` · ${common(row.must ? 'measure.must' : 'measure.wish')}` },
    ],
    comparisons: (row: Row<'comparisons'>, at: string) => [
      { text: row.aspect, path: `${at}.aspect` },
      { text: ' · ' },
      { text: row.existing, path: `${at}.existing` },
      { text: ' → ' },
      { text: row.ours, path: `${at}.ours` },
      ...(row.source ? [{ text: ' · ' }, { text: row.source, path: `${at}.source` }] : []),
    ],
    applicationCases: (row: Row<'applicationCases'>, at: string) => [
      { text: row.unit, path: `${at}.unit` },
      { text: row.since ? ` · ${row.since}` : '' },
      { text: ' · ' },
      { text: row.result, path: `${at}.result` },
    ],
    ips: (row: Row<'ips'>, at: string) => [
      { text: `${label('ip_kind', row.kind)} ` },
      { text: row.number ?? '', path: `${at}.number` },
      { text: ' ' },
      { text: row.name ?? '', path: `${at}.name` },
      { text: row.status ? ` · ${label('ip_status', row.status)}` : '' },
    ],
    papers: (row: Row<'papers'>, at: string) => [
      { text: row.title, path: `${at}.title` },
      { text: ' ' },
      { text: row.url ?? '', path: `${at}.url` },
    ],
  }

  function one(field: string, value: unknown, at: string): Line {
    const list = LISTS[field]
    if (list) return [{ text: label(list, String(value)) }]
    if (MONEY.includes(field)) return [{ text: money(Number(value), language) }]
    if (MONTHS.includes(field)) return [{ text: yearMonth(String(value), language) }]
    const row = rows[field]
    return row ? row(value as never, at) : [{ text: String(value), path: at }]
  }

  return (field, value) => {
    if (value === null || value === undefined || value === '') return []
    if (!Array.isArray(value)) return [one(field, value, field)]
    const lines = (value as Value[]).map((each, i) => one(field, each, `${field}.${i}`).filter(({ text }) => text !== ''))
    if (!IN_LINE.includes(field) || lines.length === 0) return lines
    return [lines.flatMap((line, i) => (i === 0 ? line : [{ text: common('listJoin') }, ...line]))]
  }
}
