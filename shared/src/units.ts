/** A value in the base unit of its dimension; quantities of one dimension compare by `value`. */
export interface BaseQuantity {
  value: number
  dimension: string
}

type Powers = Record<string, number>
interface Factor {
  scale: number
  powers: Powers
  /** Added after scaling, only when the unit stands alone (temperature scales). */
  offset?: number
}

const of = (scale: number, powers: Powers, offset?: number): Factor =>
  offset === undefined ? { scale, powers } : { scale, powers, offset }
const MONTH = (365.25 / 12) * 86400
const LENGTH = { L: 1 }
const MASS = { M: 1 }
const TIME = { T: 1 }
const VOLUME = { L: 3 }
const AREA = { L: 2 }
const NEWTON = { M: 1, L: 1, T: -2 }
const PASCAL = { M: 1, L: -1, T: -2 }
const JOULE = { M: 1, L: 2, T: -2 }
const WATT = { M: 1, L: 2, T: -3 }
const VOLT = { M: 1, L: 2, T: -3, I: -1 }
const ANGLE = { rad: 1 }

/** Symbols that take an SI prefix. Mass is kept in kg, so the gram scales by 1e-3. */
const PREFIXABLE: Record<string, Factor> = {
  m: of(1, LENGTH),
  g: of(1e-3, MASS),
  t: of(1e3, MASS),
  s: of(1, TIME),
  L: of(1e-3, VOLUME),
  l: of(1e-3, VOLUME),
  N: of(1, NEWTON),
  Pa: of(1, PASCAL),
  bar: of(1e5, PASCAL),
  J: of(1, JOULE),
  Wh: of(3600, JOULE),
  W: of(1, WATT),
  A: of(1, { I: 1 }),
  Ah: of(3600, { I: 1, T: 1 }),
  C: of(1, { I: 1, T: 1 }),
  V: of(1, VOLT),
  VA: of(1, WATT),
  Ω: of(1, { M: 1, L: 2, T: -3, I: -2 }),
  F: of(1, { M: -1, L: -2, T: 4, I: 2 }),
  H: of(1, { M: 1, L: 2, T: -2, I: -2 }),
  S: of(1, { M: -1, L: -2, T: 3, I: 2 }),
  T: of(1, { M: 1, T: -2, I: -1 }),
  Hz: of(1, { T: -1 }),
  mol: of(1, { N: 1 }),
  eV: of(1.602176634e-19, JOULE),
  cal: of(4.1868, JOULE),
  Gy: of(1, { L: 2, T: -2 }),
  Sv: of(1, { Sv: 1 }),
  Bq: of(1, { Bq: 1 }),
  bit: of(1, { bit: 1 }),
  bps: of(1, { bit: 1, T: -1 }),
  B: of(8, { bit: 1 }),
  IU: of(1, { IU: 1 }),
  rad: of(1, ANGLE),
  lm: of(1, { lm: 1 }),
  lx: of(1, { lm: 1, L: -2 }),
  cd: of(1, { cd: 1 }),
}
const PREFIXES: Record<string, number> = {
  T: 1e12,
  G: 1e9,
  M: 1e6,
  k: 1e3,
  K: 1e3,
  d: 1e-1,
  c: 1e-2,
  m: 1e-3,
  μ: 1e-6,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
}

/** Symbols and words taken as they stand. */
const EXACT: Record<string, Factor> = {
  '%': of(1e-2, {}),
  '‰': of(1e-3, {}),
  ppm: of(1e-6, {}),
  ppb: of(1e-9, {}),
  ppt: of(1e-12, {}),
  倍: of(1, {}),
  成: of(0.1, {}),
  百分点: of(1, { point: 1 }),
  个百分点: of(1, { point: 1 }),
  hm: of(100, LENGTH),
  毫米: of(1e-3, LENGTH),
  厘米: of(1e-2, LENGTH),
  公分: of(1e-2, LENGTH),
  分米: of(0.1, LENGTH),
  米: of(1, LENGTH),
  千米: of(1e3, LENGTH),
  公里: of(1e3, LENGTH),
  微米: of(1e-6, LENGTH),
  纳米: of(1e-9, LENGTH),
  英寸: of(0.0254, LENGTH),
  丝: of(1e-5, LENGTH),
  毫克: of(1e-6, MASS),
  微克: of(1e-9, MASS),
  克: of(1e-3, MASS),
  千克: of(1, MASS),
  公斤: of(1, MASS),
  斤: of(0.5, MASS),
  吨: of(1e3, MASS),
  秒: of(1, TIME),
  毫秒: of(1e-3, TIME),
  微秒: of(1e-6, TIME),
  min: of(60, TIME),
  分钟: of(60, TIME),
  h: of(3600, TIME),
  hr: of(3600, TIME),
  小时: of(3600, TIME),
  个小时: of(3600, TIME),
  d: of(86400, TIME),
  天: of(86400, TIME),
  日: of(86400, TIME),
  周: of(604800, TIME),
  月: of(MONTH, TIME),
  个月: of(MONTH, TIME),
  年: of(12 * MONTH, TIME),
  a: of(12 * MONTH, TIME),
  yr: of(12 * MONTH, TIME),
  K: of(1, { K: 1 }),
  '°C': of(1, { K: 1 }, 273.15),
  摄氏度: of(1, { K: 1 }, 273.15),
  '°F': of(5 / 9, { K: 1 }, 459.67 * (5 / 9)),
  平方米: of(1, AREA),
  平方厘米: of(1e-4, AREA),
  平方毫米: of(1e-6, AREA),
  平方公里: of(1e6, AREA),
  亩: of(10000 / 15, AREA),
  ha: of(1e4, AREA),
  公顷: of(1e4, AREA),
  立方米: of(1, VOLUME),
  立方: of(1, VOLUME),
  方: of(1, VOLUME),
  升: of(1e-3, VOLUME),
  毫升: of(1e-6, VOLUME),
  微升: of(1e-9, VOLUME),
  Nm3: of(1, VOLUME),
  Ncm3: of(1e-6, VOLUME),
  NL: of(1e-3, VOLUME),
  牛: of(1, NEWTON),
  千牛: of(1e3, NEWTON),
  Nm: of(1, JOULE),
  hPa: of(100, PASCAL),
  mmHg: of(133.322387415, PASCAL),
  atm: of(101325, PASCAL),
  psi: of(6894.757, PASCAL),
  帕: of(1, PASCAL),
  千帕: of(1e3, PASCAL),
  兆帕: of(1e6, PASCAL),
  吉帕: of(1e9, PASCAL),
  公斤压力: of(98066.5, PASCAL),
  焦: of(1, JOULE),
  千焦: of(1e3, JOULE),
  大卡: of(4186.8, JOULE),
  千卡: of(4186.8, JOULE),
  度电: of(3.6e6, JOULE),
  千瓦时: of(3.6e6, JOULE),
  瓦: of(1, WATT),
  千瓦: of(1e3, WATT),
  兆瓦: of(1e6, WATT),
  伏: of(1, VOLT),
  千伏: of(1e3, VOLT),
  安: of(1, { I: 1 }),
  毫安: of(1e-3, { I: 1 }),
  赫兹: of(1, { T: -1 }),
  兆赫: of(1e6, { T: -1 }),
  r: of(1, { 转: 1 }),
  转: of(1, { 转: 1 }),
  rpm: of(1 / 60, { 转: 1, T: -1 }),
  '°': of(Math.PI / 180, ANGLE),
  arcmin: of(Math.PI / 10800, ANGLE),
  arcsec: of(Math.PI / 648000, ANGLE),
  kgce: of(1, { kgce: 1 }),
  tce: of(1e3, { kgce: 1 }),
  Mbps: of(1e6, { bit: 1, T: -1 }),
  元: of(1, { CNY: 1 }),
  块钱: of(1, { CNY: 1 }),
  分钱: of(0.01, { CNY: 1 }),
  RMB: of(1, { CNY: 1 }),
}

/** Counted things and scales of their own: each compares only with itself, but may stand in a compound (件/min). */
const COUNTED = [
  '次',
  '个',
  '件',
  '台',
  '套',
  '株',
  '头',
  '人',
  '块',
  '片',
  '户',
  '帧',
  '拷贝',
  '反应',
  '只',
  '条',
  '根',
  '张',
  '种',
  '项',
  '批',
  '车',
  '亿个',
  '级',
  '家',
  '例',
  '孔',
  '点',
  '班',
  '炉',
  '包',
  '瓶',
  '盒',
  '行',
  '列',
  '像素',
  '细胞',
  '工时',
  '颗',
  '粒',
  '位',
  '路',
  '层',
  '座',
  '步',
  '代',
  '趟',
  'CFU',
  'cfu',
  'cell',
  'cells',
  'EU',
  'U',
  'dB',
  'dB(A)',
  'dBm',
  'dBc',
  'dBi',
  'HV',
  'HRC',
  'HB',
  'HBW',
  'HRB',
  'TPS',
  'QPS',
  'fps',
  'NTU',
  'lp',
]
for (const name of COUNTED) EXACT[name] = of(1, { [name]: 1 })

/** Spellings met in practice whose case is wrong but whose meaning is clear (`mw` is not: milli or mega). */
const LOOSE: Record<string, string> = Object.fromEntries(
  [
    'kW',
    'kWh',
    'kg',
    'MPa',
    'GPa',
    'kPa',
    'Hz',
    'kHz',
    'MHz',
    'GHz',
    'dB',
    'kV',
    'kJ',
    'mm',
    'cm',
    'km',
    'mL',
    'rpm',
    'ppm',
    'mg',
    'min',
    'kN',
    'μm',
    'nm',
  ].map((unit) => [unit.toLowerCase(), unit]),
)

const MULTIPLES: [string, number][] = [
  ['百万', 1e6],
  ['千万', 1e7],
  ['万', 1e4],
  ['亿', 1e8],
  ['千', 1e3],
]

function symbol(text: string): Factor | null {
  const exact = EXACT[text] ?? PREFIXABLE[text]
  if (exact) return exact
  const rest = text.slice(1)
  const scale = PREFIXES[text.charAt(0)]
  const base = PREFIXABLE[rest]
  if (scale !== undefined && base) return of(scale * base.scale, base.powers)
  for (const [word, times] of MULTIPLES) {
    const counted = text.startsWith(word) ? symbol(text.slice(word.length)) : null
    if (counted) return of(times * counted.scale, counted.powers)
  }
  const loose = LOOSE[text.toLowerCase()]
  return loose && loose !== text ? symbol(loose) : null
}

/** One factor of a compound: an optional number, a symbol, an optional power (`100mL`, `m2`, `s-1`, `m^3`). */
function factor(text: string, below: boolean): Factor | null {
  const whole = symbol(text)
  if (whole) return whole
  const [, times, name = '', power] = /^(\d+(?:\.\d+)?)?(.*?)(?:\^?([-−]?\d))?$/.exec(text) ?? []
  const found = name === '' ? of(1, {}) : below && name === '分' ? of(60, TIME) : symbol(name)
  if (!found || (name === '' && !times)) return null
  const exponent = power ? Number(power.replace('−', '-')) : 1
  const powers = Object.fromEntries(Object.entries(found.powers).map(([base, n]) => [base, n * exponent]))
  return of(Number(times ?? 1) * found.scale ** exponent, powers)
}

/** One spelling for one unit: compatibility forms, blanks and the several dots are folded. */
export const normaliseUnit = (unit: string) =>
  unit
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[⋅•・*×]/g, '·')

function parse(unit: string): Factor | null {
  const text = normaliseUnit(unit)
  const whole = symbol(text)
  if (whole) return whole
  // After the first slash everything stands below it: W/m·K and 元/亩/年 mean W/(m·K) and 元/(亩·年).
  const [above = '', ...below] = text.replace(/(?<!dB)[()]/g, (bracket) => (bracket === '(' ? '' : '')).split('/')
  const parts: [string, number][] = [
    ...(above === '' ? [] : above.split('·').map((part): [string, number] => [part, 1])),
    ...below.flatMap((term) => term.split('·')).map((part): [string, number] => [part, -1]),
  ]
  if (parts.length === 0) return null
  const result: Factor = { scale: 1, powers: {} }
  for (const [part, sign] of parts) {
    const found = factor(part, sign < 0)
    if (!found) return null
    result.scale *= found.scale ** sign
    for (const [base, n] of Object.entries(found.powers)) result.powers[base] = (result.powers[base] ?? 0) + sign * n
  }
  return result
}

const NAMES: Record<string, string> = {
  '': 'ratio',
  L1: 'length',
  L2: 'area',
  L3: 'volume',
  M1: 'mass',
  T1: 'time',
  K1: 'temperature',
  'L1 T-1': 'speed',
  'T-1': 'frequency',
  CNY1: 'money',
  'L-1 M1 T-2': 'pressure',
  'L2 M1 T-2': 'energy',
  'L2 M1 T-3': 'power',
  'L-3 M1': 'concentration',
  'L1 M1 T-2': 'force',
  I1: 'current',
  rad1: 'angle',
  'I-1 L2 M1 T-3': 'voltage',
}

function dimensionOf(powers: Powers) {
  const key = Object.entries(powers)
    .filter(([, n]) => n !== 0)
    .map(([base, n]) => `${base}${n}`)
    .sort()
    .join(' ')
  return NAMES[key] ?? key
}

/** Null for a unit that is not known: it compares only with the same text. No unit at all is a plain number. */
export function toBase(value: number, unit: string): BaseQuantity | null {
  if (normaliseUnit(unit) === '') return { value, dimension: 'number' }
  const found = parse(unit)
  return found && { value: value * found.scale + (found.offset ?? 0), dimension: dimensionOf(found.powers) }
}

export const isKnownUnit = (unit: string) => unit !== '' && parse(unit) !== null

/** The value in another unit, or null where the two do not compare. Unknown units compare when spelled the same. */
export function converted(value: number, from: string, to: string): number | null {
  if (normaliseUnit(from) === normaliseUnit(to)) return value
  const [a, one, zero] = [toBase(value, from), toBase(1, to), toBase(0, to)]
  if (!a || !one || !zero || a.dimension !== one.dimension) return null
  return Number(((a.value - zero.value) / (one.value - zero.value)).toPrecision(12))
}
