import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One guard of the source, and how to take it away: what is written before and after it, so that a switch can do it. */
export interface Guard {
  id: number
  file: string
  line: number
  what: string
  edits: { at: number; end: number; before: string; after: string }[]
}
type Shape = 'true' | 'false' | 'undefined' | 'null' | 'skip' | 'if'

/** What says yes or no about somebody; taken away it says yes. */
const ASKS = [
  ...['belongsTo', 'administers', 'covers', 'seesProvince', 'canSee', 'canSeeOwner', 'reaches', 'operates', 'knows', 'mayEdit'],
  ...['isProvinceOperator', 'mayDownload', 'mayRead', 'mayAttach', 'isGranted', 'worksFor', 'isCompared'],
]
/** What throws at whoever may not; taken away it is silent. */
const DEMANDS = [
  ...[
    'mustOwn',
    'mustAdminister',
    'mustBeProvinceOperator',
    'mustBeActive',
    'mustOrganise',
    'mustRun',
    'refuseRegional',
    'refuseStranger',
  ],
  ...['refuseUnscanned', 'refuseWithoutAdmin', 'refuseOpenWork', 'checkAccess'],
]
/** Refusals that are about who asks, or about a step that is not theirs now. */
const CODES = [
  ...['not_found', 'forbidden', 'transition_refused', 'invitation_other_address', 'invitation_over', 'last_operator'],
  ...['second_factor_needed', 'organisation_inactive', 'grant_ended', 'undo_too_late', 'link_spent', 'import_not_ready'],
]
/** Columns by which a query keeps to what is somebody's. */
const OWNING = 'ownerId|personId|organisationId|agentId|requesterId|granteeId|actorId|userId|usedAt|withdrawnAt'

const PATTERNS: { regex: RegExp; shape: Shape; span: 'call' | 'match' }[] = [
  { regex: new RegExp(`(?<![\\w.])(?:\\w+\\.)*(?:${ASKS.join('|')})\\(`, 'g'), shape: 'true', span: 'call' },
  { regex: new RegExp(`(?<=^ *)(?:await )?(?:\\w+\\.)*(?:${DEMANDS.join('|')})\\(`, 'gm'), shape: 'skip', span: 'call' },
  { regex: /(?<![\w.])(?:\w+\.)*(?:movers|granted|roles)\.(?:includes|some)\(/g, shape: 'true', span: 'call' },
  { regex: /(?<![\w.])viewer\.is(?:Member|Agent|Operator|Reviewer|Auditor)\b(?!:)/g, shape: 'true', span: 'match' },
  { regex: /(?<![\w.!])(?:found\.|need\.|achievement\.)?standing\.(?:mine|desk)\b/g, shape: 'true', span: 'match' },
  { regex: /!mine(?= &&)/g, shape: 'true', span: 'match' },
  { regex: /(?<![\w.])regionScope\(/g, shape: 'null', span: 'call' },
  { regex: new RegExp(`(?<![\\w.])(?:eq|inArray|isNull)\\(\\w+\\.(?:${OWNING})\\b`, 'g'), shape: 'undefined', span: 'call' },
  { regex: /(?<=const privileged = )[^\n]+/g, shape: 'true', span: 'match' },
]
/** Guards of no common form, by their text. */
const SINGLE: { file: string; text: string; shape: Shape }[] = [
  { file: 'server/src/accounts/viewer.ts', text: 'secondFactor || !CENTRE_ROLES.includes(role)', shape: 'true' },
  { file: 'server/src/accounts/viewer.ts', text: "state !== 'closed'", shape: 'true' },
  { file: 'server/src/platform/serve.ts', text: 'claims.some((claim) => viewer[claim])', shape: 'true' },
  {
    file: 'server/src/accounts/session.ts',
    text: 'isOver(policy, { openedAt, lastSeenAt, secondFactorAt }, now)',
    shape: 'false',
  },
  { file: 'server/src/accounts/session.ts', text: "expired && !WITH_EXPIRED.includes(endpoint ?? '')", shape: 'false' },
  { file: 'server/src/listings/moving.ts', text: "mover !== 'REVIEWER' && mover !== 'TRIAGE'", shape: 'true' },
  { file: 'server/src/listings/deciding.ts', text: 'found?.actorId === viewer.person?.id', shape: 'true' },
  { file: 'server/src/listings/rules.ts', text: 'one.from === state', shape: 'true' },
  { file: 'server/src/platform/links.ts', text: 'gt(links.expiresAt, clock.now())', shape: 'undefined' },
  { file: 'server/src/grants/rules.ts', text: "state === 'active'", shape: 'true' },
  { file: 'server/src/grants/store.ts', text: 'or(isNull(grants.until), gt(grants.until, now))', shape: 'undefined' },
]

const WRAP: Record<Shape, (id: number) => [string, string]> = {
  true: (id) => [`(globalThis.__off?.(${id}) || `, ')'],
  false: (id) => [`(!globalThis.__off?.(${id}) && `, ')'],
  undefined: (id) => [`(globalThis.__off?.(${id}) ? undefined : `, ')'],
  null: (id) => [`(globalThis.__off?.(${id}) ? null : `, ')'],
  skip: (id) => [`if (!globalThis.__off?.(${id})) `, ''],
  if: (id) => [`!globalThis.__off?.(${id}) && (`, ')'],
}

export function findGuards(root: string): Guard[] {
  const guards: Guard[] = []
  for (const file of sourcesBelow(root, 'server/src')) {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const found of guardsIn(file, text)) {
      const id = guards.length + 1
      const [before, after] = WRAP[found.shape](id)
      const line = text.slice(0, found.at).split('\n').length
      const what = text.slice(found.at, found.end).replaceAll(/\s+/g, ' ').slice(0, 110)
      guards.push({ id, file, line, what, edits: [{ at: found.at, end: found.end, before, after }] })
    }
  }
  return guards
}

/** A refusal that asks somebody's right is taken away by that question; one that only misses a row is no guard. */
function guardsIn(file: string, text: string): Found[] {
  const asks = [...byPattern(text), ...bySingle(file, text)]
  const refusals = byRefusal(text)
  const within = (one: Found, all: Found[]) => all.find(({ at, end }) => at <= one.at && one.end <= end)
  const turned = asks.map((one) => {
    const isDenial = one.shape === 'true' && within(one, refusals) && text[one.at - 1] !== '!'
    return isDenial ? { ...one, shape: 'false' as const } : one
  })
  const alone = refusals.filter((one) => !asks.some((ask) => within(ask, [one])) && !isMissing(file, text.slice(one.at, one.end)))
  return [...turned, ...alone].sort((a, b) => a.at - b.at)
}

const ROWS =
  'row|moved|after|organisation|profile|before|next|person|link|text|undone|retired|change|candidate|pending|viewer|found|present'
const isMissing = (file: string, condition: string) =>
  !file.endsWith('rules.ts') && new RegExp(`^!(?:${ROWS})$|^!row \\|\\| !asker$|^ended === 0$`).test(condition)

interface Found {
  at: number
  end: number
  shape: Shape
}

function byPattern(text: string): Found[] {
  return PATTERNS.flatMap(({ regex, shape, span }) =>
    [...text.matchAll(regex)].flatMap((found): Found[] => {
      const at = found.index
      const end = span === 'call' ? closing(text, at + found[0].indexOf('(')) + 1 : at + found[0].length
      return isUse(text, at, end) ? [{ at, end, shape }] : []
    }),
  )
}

/** `if (…) throw new Refusal('not_found')`: the condition. */
function byRefusal(text: string): Found[] {
  return [...text.matchAll(/(?<![\w.])if \(/g)].flatMap((found): Found[] => {
    const open = found.index + 3
    const close = closing(text, open)
    const then = /^\)\s*(?:\{\s*)?(?:stream\.resume\(\)\s*)?throw new Refusal\('(\w+)'/.exec(text.slice(close, close + 160))
    return then && CODES.includes(then[1] as string) ? [{ at: open + 1, end: close, shape: 'if' }] : []
  })
}

function bySingle(file: string, text: string): Found[] {
  return SINGLE.filter((one) => one.file === file).map((one) => {
    const at = text.indexOf(one.text)
    if (at < 0) throw new Error(`${file} no longer holds: ${one.text}`)
    return { at, end: at + one.text.length, shape: one.shape }
  })
}

/** Not a definition, a type or a join of tables. */
function isUse(text: string, at: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at))
  const before = text.slice(Math.max(0, at - 20), at)
  const after = text.slice(end, end + 12)
  if (/(?:function|async|import type \{) $/.test(before) || /^\s*(?::|\{|=>)/.test(after) || /Join\(/.test(line)) return false
  return !/^\s*(?:\*|\/\/|import )/.test(line)
}

/** The place of the bracket that closes this one. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open, quote = ''; at < text.length; at++) {
    const sign = text[at] as string
    if (quote) {
      if (sign === '\\') at++
      else if (sign === quote) quote = ''
    } else if (sign === "'" || sign === '"' || sign === '`') quote = sign
    else if (sign === '(' || sign === '[' || sign === '{') depth++
    else if (sign === ')' || sign === ']' || sign === '}') if (--depth === 0) return at
  }
  throw new Error(`nothing closes the bracket at ${open}`)
}

function sourcesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`
      if (entry.isDirectory()) return sourcesBelow(root, file)
      return /\.ts$/.test(file) && !/\.(test|suite)\.ts$|\/(fixtures|seed|demo)\.ts$/.test(file) ? [file] : []
    })
}

/** The text with every guard behind its switch. */
export function switched(text: string, guards: Guard[]): string {
  const edits = guards.flatMap((guard) => guard.edits)
  const places = [...new Set(edits.flatMap(({ at, end }) => [at, end]))].sort((a, b) => b - a)
  let result = text
  for (const place of places) {
    const closers = edits.filter(({ end }) => end === place).sort((a, b) => b.at - a.at)
    const openers = edits.filter(({ at }) => at === place).sort((a, b) => b.end - a.end)
    const inserted = [...closers.map(({ after }) => after), ...openers.map(({ before }) => before)].join('')
    result = result.slice(0, place) + inserted + result.slice(place)
  }
  return result
}
