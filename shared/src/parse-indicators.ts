import type { OPERATORS } from './indicators.ts'
import { matchAt, narrow, numberAt, type Quantity, quantityAt, toleranceAt } from './parse-quantity.ts'

type Operator = (typeof OPERATORS)[number]

export interface ParsedIndicator {
  name: string
  op: Operator
  value: number
  valueMax: number | null
  unit: string
  condition: string | null
}
/** One indicator found in a text; `text` is the stretch it was read from. */
export interface FoundIndicator {
  text: string
  indicator: ParsedIndicator
  must: boolean
}

const WORDS: [Operator, string][] = [
  ['>=', '≥|≧|⩾|>=|=>|不得?低于|不能低于|不得?少于|不能少于|不得?小于|不低于|大于等于|大于或等于|至少|达到?了?|可达|达到'],
  [
    '<=',
    '≤|≦|⩽|<=|=<|不得?高于|不能高于|不得?超过?|不能超过|不得?大于|不得?多于|不大于|小于等于|小于或等于|至多|最多|最高不超过',
  ],
  ['>', '>|高于|大于|超过|多于|高过|优于'],
  ['<', '<|低于|小于|少于|短于|不到|不足'],
  ['>=', '(?:提高|提升|增加|增|升高|延长|扩大|增长)(?:到|至)'],
  ['<=', '(?:降低|下降|减少|减|降|缩短|压缩|压|控制|控)(?:到|至|在)'],
  ['=', '=|:|为|是|约|约为'],
]
/** Verbs that belong to the name of what is measured: “能耗降低 20%” measures “能耗降低”. */
const CHANGE = /(?:提高|提升|增加|增长|延长|降低|下降|减少|缩短|节约|节省|节能)(?:了|率)?$/
const OPERATOR_AT_END = WORDS.map(([op, words]): [Operator, RegExp] => [op, new RegExp(`(?:${words})$`)])
const FILLER_AT_END = /(?:约|近|大约|大致|在|到|至|为|是|:|\s)$/
const FROM_AT_END = /(?:由|从|比)[^,，。；;]{0,4}?[-−]?\d+(?:\.\d+)?\s*[^\d\s,，]{0,8}?$/

const SUFFIX = /\s*(?:及|或|及其)?(以上|以下|以内|之内|内|之间|左右|上下)/y
const WISH_INSIDE = /期望|希望|最好|可选|wish/i
const WISH_BEFORE = /(?:最好|力争|争取|尽量|期望|理想)/
const MOST_CHARACTERS = 20_000
const MOST_BEFORE = 120
const YEAR_MONTH = /^(?:19|20)\d{2}(?:[-./年—–]|$)/

const LEADING =
  /^(?:[\s,、:.)\]】\-·•*]|\(\d+\)|\d+[.、)]|[①-⑳]|其中|要求|需要|需(?![量求氧])|希望|期望|最好|力争|争取|尽量|保证|确保|实现|满足|使得|使(?!用)|将|把|并且|并|且|同时|以及|及|和|与|或|而|则|在(?![线用研产位])|是|的|主要(?:技术)?指标|技术指标|指标|能够|能(?![耗量效源力级]))+/
const TRAILING =
  /(?:[\s,、:(的]|应该|应当|(?<![响反效适供])应|必须|须|需要|需|希望|要求|期望|最好|力争|争取|尽量|要|能够|(?<![产功性节智效])能|可以|可|稳定|保持|控制|维持|一般|平均每|均|都|也|得|值得|在|从|由|到|至|为|是|约)$/

/** Words taken off one by one: a pattern that repeats them tries every way to split 需要需要…, which doubles with each. */
function withoutEnd(text: string, word: RegExp): string {
  const found = word.exec(text)
  return found ? withoutEnd(text.slice(0, found.index), word) : text
}

function nameOf(left: string): { name: string; condition: string | null } {
  let condition: string | null = null
  let name = left.replace(/[(（]([^()（）]*)[)）]\s*$/, (_, inside: string) => {
    condition = inside.trim() || null
    return ''
  })
  name = withoutEnd(name, TRAILING).replace(LEADING, '')
  const under =
    /^(.{2,40}?(?:条件|环境|工况|情况|浓度|温度|速度|负荷|\d\s*(?:℃|°C|h|MPa|K))\s*(?:之)?下)(?:时)?(?:的)?[,，]?(.{2,})$/.exec(
      name,
    )
  if (under?.[1] && under[2]) {
    condition = condition ?? under[1].replace(/(?:条件|环境|工况|情况)?之?下$/, '')
    name = under[2]
  }
  if (name.length > 14) name = name.slice(Math.max(name.lastIndexOf('的') + 1, 0)) || name
  name = withoutEnd(name, TRAILING).replace(LEADING, '').trim()
  return { name: name.slice(-40), condition }
}

/** The operator a stretch ends with, and what stands before it. */
function operatorOf(left: string): { op: Operator | null; weak: boolean; before: string; symbolic: boolean } {
  const trimmed = left.trimEnd()
  for (const text of [trimmed, withoutEnd(trimmed, FILLER_AT_END)]) {
    for (const [op, pattern] of OPERATOR_AT_END) {
      const found = pattern.exec(text)
      if (!found) continue
      const before = text.slice(0, found.index).replace(FROM_AT_END, '')
      // Words that a following “以上” or “以下” may turn.
      const weak = op === '=' || /达|到|至|在/.test(found[0])
      return { op, weak, before, symbolic: !/[一-鿿]/.test(found[0]) }
    }
  }
  return { op: null, weak: true, before: trimmed, symbolic: false }
}

const NO_MEASURE =
  /电话|手机|传真|邮编|编号|证号|专利号|账号|微信|QQ$|结果|表明|如下|结论|^(?:基于|利用|对|以|实际|第|图|表|随机分)$|^\d+[一-鿿]{0,2}$/i
/** “Better than” means less where less is better. */
const LESS_IS_BETTER = /精度|误差|偏差|检出限|检测限|分辨|灵敏度|不确定度|噪|延迟|延时|时间|能耗|损耗|粗糙度|泄漏/

const SUFFIX_OPERATOR: Record<string, Operator> = {
  以上: '>=',
  以下: '<=',
  以内: '<=',
  之内: '<=',
  内: '<=',
  左右: '=',
  上下: '=',
}

/** Finds `name, comparison, value, unit` in Chinese sentences or in lines such as `抗拉强度 ≥ 1200 MPa（期望）`. */
export function parseIndicators(text: string): FoundIndicator[] {
  const plain = narrow(text.slice(0, MOST_CHARACTERS))
  const found: FoundIndicator[] = []
  for (const clause of clausesOf(plain)) found.push(...inClause(text, plain, clause))
  return found
}

interface Clause {
  start: number
  end: number
  /** What the clause before left over when it held no quantity: the name may stand there. */
  carried: string
}

function clausesOf(plain: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let depth = 0
  for (let i = 0; i <= plain.length; i++) {
    const c = plain.charAt(i)
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    const thousands = c === ',' && insideNumber(plain, i)
    const hard = i === plain.length || /[。;!?\n\r\t]/.test(c)
    if (hard || (depth === 0 && /[,，、]/.test(c) && !thousands)) {
      const before = clauses.at(-1)
      const left = before && plain.charAt(before.end) === ',' ? plain.slice(before.start, before.end) : ''
      clauses.push({ start, end: i, carried: /\d/.test(left) ? '' : left })
      start = i + 1
      if (hard) depth = 0
    }
  }
  return clauses
}

/** A comma inside a number: `1,200`. */
const insideNumber = (plain: string, i: number) => /\d/.test(plain.charAt(i - 1)) && /^\d{3}(?!\d)/.test(plain.slice(i + 1))

function inClause(original: string, plain: string, clause: Clause): FoundIndicator[] {
  const found: FoundIndicator[] = []
  const text = plain.slice(0, clause.end)
  let begin = clause.start
  for (let i = clause.start; i < clause.end; i++) {
    const c = text.charAt(i)
    if (c === '(') {
      const close = text.indexOf(')', i)
      if (close > 0) i = close
      continue
    }
    if (!/[\d+\-−±]/.test(c) || /[A-Za-z\d.]/.test(text.charAt(i - 1))) continue
    const read = c === '±' ? toleranceAt(text, i) : quantityAt(text, i)
    if (!read) continue
    const made = indicatorOf(text, read, begin, clause)
    if (!made) {
      i = Math.max(i, numberAt(text, i) - 1)
      continue
    }
    found.push({ text: original.slice(made.start, made.end).trim(), indicator: made.indicator, must: made.must })
    begin = made.end
    i = made.end - 1
  }
  return found
}

function indicatorOf(text: string, read: Quantity, begin: number, clause: Clause) {
  const left = text.slice(Math.max(begin, read.start - MOST_BEFORE), read.start)
  const { op: said, weak, before, symbolic } = operatorOf(left)
  const suffix = matchAt(SUFFIX, text, read.end)
  let end = read.end + (suffix?.[0].length ?? 0)
  const suffixOp = suffix?.[1] ? SUFFIX_OPERATOR[suffix[1]] : undefined
  const changed = said === null && CHANGE.test(before)
  const bare = said === null && suffixOp === undefined && !changed && read.kind === 'single'
  const alone =
    text.slice(clause.start, clause.end).trim().length === text.slice(clause.start, read.end).trim().length && /\s$/.test(left)
  if (bare && !(alone && read.unit !== '' && begin === clause.start)) return null
  if (symbolic && /:\s*$/.test(left) && (read.unit === '' || left.length > 16)) return null
  if (said === '=' && !symbolic && suffixOp === undefined && read.kind === 'single' && read.unit === '') return null
  if (YEAR_MONTH.test(text.slice(read.start, read.start + 8)) && /^[年月]?$/.test(read.unit)) return null
  if (read.unit === '日' || (read.unit === '月' && suffix?.[1] !== '内' && said === null)) return null

  let { name, condition } = nameOf(before)
  if (name === '' && clause.carried !== '' && clause.carried.length <= 14 && said !== '=' && begin === clause.start)
    name = nameOf(clause.carried.replace(/(?:要|得|也|更)?(?<![高低大小少多宽长短])[高低大小少多宽长短]+$/, '')).name
  if (name === '') {
    const after = /^的?\s*([一-鿿A-Za-z]{2,15})/.exec(text.slice(end, clause.end))
    if (after?.[1]) {
      name = after[1]
      end += after[0].length
    }
  }
  if (!/[一-鿿A-Za-z]/.test(name) || name.length > 30 || NO_MEASURE.test(name)) return null

  const inside = matchAt(/\s*\(([^()]*)\)/y, text, end)
  let must = !WISH_BEFORE.test(left)
  if (inside?.[1] !== undefined) {
    end += inside[0].length
    if (WISH_INSIDE.test(inside[1])) must = false
    else if (!/^(?:必须|must)$/i.test(inside[1].trim())) condition = inside[1].trim().slice(0, 120) || condition
  }
  const spoken = said === '>' && /优于\s*$/.test(left) && LESS_IS_BETTER.test(name) ? '<' : said
  const op: Operator =
    read.kind === '±'
      ? '±'
      : read.kind === 'range'
        ? 'range'
        : suffixOp && weak
          ? suffixOp
          : (spoken ?? (changed ? '>=' : (suffixOp ?? '=')))
  const indicator: ParsedIndicator = {
    name: name.slice(0, 60),
    op,
    value: tidy(read.value),
    valueMax: read.valueMax === null ? null : tidy(read.valueMax),
    unit: read.unit.slice(0, 20),
    condition: condition ? condition.slice(0, 120) : null,
  }
  return { indicator, must, start: begin, end }
}

/** 1.2 × 10000 without the tail of binary fractions. */
const tidy = (value: number) => Number(value.toPrecision(12))
