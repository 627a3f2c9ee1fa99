import { AGENT_RULES, AGENT_STATES, AgentFault, LOAD_STOPS } from '@keqiao/shared/agents'
import { FREQUENCIES } from '@keqiao/shared/alerts'
import { ASSIGNMENT_STATES } from '@keqiao/shared/assignments'
import { ATTACHMENT_VISIBILITIES, FILE_KINDS, SCAN_STATES } from '@keqiao/shared/attachments'
import { CHECK_IN_WAYS, DOOR_REFUSALS } from '@keqiao/shared/check-ins'
import { OPERATORS, VERDICTS } from '@keqiao/shared/indicators'
import { CELL_PROBLEMS, IMPORT_STATES } from '@keqiao/shared/interchange'
import { LISTING_STATES, MOVES, REVIEW_REASONS } from '@keqiao/shared/lifecycle'
import { LISTING_KINDS } from '@keqiao/shared/listings'
import { CAPS, MATCH_KINDS, SIGNALS } from '@keqiao/shared/matching'
import { CHOSEN_KINDS, FACT_VALUES, MAIL_CHOICES, NOTICE_CODES, STOPPED_KINDS } from '@keqiao/shared/notices'
import * as privacy from '@keqiao/shared/privacy'
import { PROBLEM_STATUS } from '@keqiao/shared/problem'
import { RISK_CODES } from '@keqiao/shared/risks'
import { ROADSHOW_STATES } from '@keqiao/shared/roadshow-life'
import { FACETS } from '@keqiao/shared/search'
import { OFFER_REASONS, SIGNUP_MOVES, SIGNUP_STATES } from '@keqiao/shared/signups'
import { TRAIL_ACTIONS, TRAIL_DAMAGES } from '@keqiao/shared/trail'
import { TRIAGE_STATES } from '@keqiao/shared/triage'
import { expect, test } from 'vitest'
import type { Words } from '../words/dictionary.ts'
import { dictionaries } from './words.ts'

const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  )
const wordsAt = (module: string, path: string[]): unknown =>
  path.reduce<unknown>((words, key) => (words as Words | undefined)?.[key], dictionaries[module]?.zh)

test.each(Object.keys(dictionaries))('%s says everything in both languages', (module) => {
  const { zh, en } = dictionaries[module] as (typeof dictionaries)[string]
  expect(keysOf(en)).toEqual(keysOf(zh))
})

test.each(Object.keys(dictionaries))('%s fills the same blanks in both languages', (module) => {
  const { zh, en } = dictionaries[module] as (typeof dictionaries)[string]
  const blanks = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  const at = (words: Words, path: string) => path.split('.').reduce<unknown>((part, key) => (part as Words)[key], words)
  for (const key of keysOf(zh)) expect([key, blanks(at(en, key))]).toEqual([key, blanks(at(zh, key))])
})

const QUALITY_PARTS = [
  ...['indicators', 'comparisons', 'trl', 'problem', 'ips', 'object', 'modes', 'scenarios', 'price', 'applicationCases'],
  ...['publicSummary', 'contact', 'background', 'difficulty', 'constraints', 'budget', 'deadline', 'tried', 'trlMin'],
]

test.each([
  ['problems', ['code'], [...Object.keys(PROBLEM_STATUS), 'offline']],
  [
    'problems',
    ['issue'],
    ['required', 'uscc_taken', 'unknown_code', 'range_reversed', 'range_bounds', 'invalid_value', 'too_big', 'too_small'],
  ],
  ['agents', ['own', 'state'], AGENT_STATES],
  ['roadshow', ['state'], ROADSHOW_STATES],
  ['roadshow', ['mine'], SIGNUP_STATES],
  ['roadshow', ['mine', 'move'], SIGNUP_MOVES],
  ['roadshow', ['history'], SIGNUP_STATES],
  ['roadshow', ['reason'], OFFER_REASONS],
  ['agents', ['desk', 'states'], AGENT_STATES],
  ['agents', ['desk', 'stateLine'], AGENT_STATES],
  ['agents', ['desk', 'fields'], AgentFault.shape.field.options],
  ['agents', ['rules'], [AGENT_RULES]],
  ['agents', ['work', 'states'], ASSIGNMENT_STATES],
  ['agents', ['desk', 'givenStates'], ASSIGNMENT_STATES],
  ['agents', ['assign', 'stop'], [...LOAD_STOPS, 'avoids']],
  ['matching', ['signal'], SIGNALS],
  ['matching', ['signalWhy'], SIGNALS],
  ['matching', ['cap'], CAPS],
  ['matching', ['kind'], MATCH_KINDS],
  ['matching', ['kindWhy'], MATCH_KINDS],
  ['matching', ['verdict'], VERDICTS],
  ['attachments', ['kind'], Object.keys(FILE_KINDS)],
  ['attachments', ['visibility'], ATTACHMENT_VISIBILITIES],
  ['attachments', ['turn'], ATTACHMENT_VISIBILITIES],
  ['attachments', ['whoOf'], ATTACHMENT_VISIBILITIES],
  ['attachments', ['scan'], SCAN_STATES],
  ['attachments', ['scanWhy'], SCAN_STATES],
  ['interchange', ['cell'], CELL_PROBLEMS],
  ['interchange', ['state'], IMPORT_STATES],
  ['interchange', ['stateText'], IMPORT_STATES],
  ['listings', ['state'], LISTING_STATES],
  ['listings', ['stateShort'], LISTING_STATES],
  ['listings', ['kind'], LISTING_KINDS],
  ['listings', ['move'], MOVES],
  ['listings', ['moved'], MOVES],
  ['listings', ['quality', 'part'], QUALITY_PARTS],
  ['privacy', ['consent', 'purpose'], privacy.FREE_PURPOSES],
  ['privacy', ['consent', 'without'], privacy.FREE_PURPOSES],
  ['privacy', ['map', 'purposes'], privacy.DATA_PURPOSES],
  ['privacy', ['map', 'bases'], privacy.DATA_BASES],
  ['privacy', ['map', 'retentions'], privacy.DATA_RETENTIONS],
  ['privacy', ['map', 'levels'], privacy.DATA_LEVELS],
  ['privacy', ['map', 'doings'], privacy.ERASE_DOINGS],
  ['privacy', ['map', 'whys'], privacy.KEEP_REASONS],
  ['privacy', ['map', 'withhelds'], privacy.WITHHELD_REASONS],
  ['search', ['facet'], FACETS],
  ['review', ['risk'], RISK_CODES],
  ['review', ['stock'], REVIEW_REASONS],
  [
    'review',
    ['question'],
    ['indicators', 'background', 'difficulty', 'object', 'constraints', 'budget', 'deadline', 'tried', 'trlMin'],
  ],
  ['review', ['triage', 'tabs'], TRIAGE_STATES],
  ['notices', ['notice'], NOTICE_CODES],
  ['notices', ['fact', 'change'], FACT_VALUES.change],
  ['notices', ['fact', 'decision'], FACT_VALUES.decision],
  ['notices', ['fact', 'answer'], FACT_VALUES.answer],
  ['notices', ['fact', 'offerReason'], FACT_VALUES.offerReason],
  ['notices', ['kind'], [...STOPPED_KINDS, 'security']],
  ['notices', ['kindWhat'], CHOSEN_KINDS],
  ['notices', ['mail'], MAIL_CHOICES],
  ['alerts', ['frequency'], FREQUENCIES],
  ['checkins', ['why'], DOOR_REFUSALS],
  ['checkins', ['way'], CHECK_IN_WAYS],
  ['trail', ['damage'], TRAIL_DAMAGES],
  ['trail', ['kind'], TRAIL_ACTIONS.map((action) => action.split('.')[0] as string)],
  ['common', ['measure', 'op'], OPERATORS],
  ['needs', ['form', 'question'], ['object', 'indicators', 'constraints', 'budget', 'deadline', 'tried']],
] as const)('%s.%j has words for every code of the contract', (module, path, codes) => {
  const missing = codes.filter((code) => wordsAt(module, [...path, code]) === undefined)
  expect(missing).toEqual([])
})

test('every action that the trail records has words', () => {
  const said = (action: string) => {
    const [kind = '', verb = ''] = action.split('.')
    if (kind !== 'need' && kind !== 'achievement') return wordsAt('trail', ['action', kind, verb])
    return wordsAt('trail', ['listing', verb]) ?? wordsAt('listings', ['move', verb])
  }
  expect(TRAIL_ACTIONS.filter((action) => typeof said(action) !== 'string')).toEqual([])
})
