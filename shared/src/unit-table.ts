/** Powers of base units: L metre, M kilogram, T second, K kelvin, I ampere, CNY yuan; counted things are bases of their own. */
export type Powers = Record<string, number>
export interface Factor {
  scale: number
  powers: Powers
  /** Added after scaling, only when the unit stands alone (temperature scales). */
  offset?: number
}

const MONTH = String((365.25 / 12) * 86400)
const YEAR = String(365.25 * 86400)
const VOLT = { M: 1, L: 2, T: -3, I: -1 }
const NEWTON = { M: 1, L: 1, T: -2 }
const PASCAL = { M: 1, L: -1, T: -2 }
const JOULE = { M: 1, L: 2, T: -2 }
const WATT = { M: 1, L: 2, T: -3 }

function table(rows: [Powers, string][]): Map<string, Factor> {
  return new Map(
    rows.flatMap(([powers, entries]) =>
      entries.split(' ').map((entry): [string, Factor] => {
        const [name = '', scale = '1'] = entry.split('=')
        return [name, { scale: Number(scale), powers }]
      }),
    ),
  )
}

/** Symbols that take an SI prefix. Mass is kept in kg, so the gram scales by 1e-3. */
export const PREFIXABLE = table([
  [{ L: 1 }, 'm'],
  [{ M: 1 }, 'g=1e-3 t=1e3'],
  [{ T: 1 }, 's'],
  [{ L: 3 }, 'L=1e-3 l=1e-3'],
  [NEWTON, 'N'],
  [PASCAL, 'Pa bar=1e5'],
  [JOULE, 'J Wh=3600 eV=1.602176634e-19 cal=4.1868'],
  [WATT, 'W VA'],
  [{ I: 1 }, 'A'],
  [{ I: 1, T: 1 }, 'C Ah=3600'],
  [VOLT, 'V'],
  [{ M: 1, L: 2, T: -3, I: -2 }, 'Ω'],
  [{ M: -1, L: -2, T: 4, I: 2 }, 'F'],
  [{ M: 1, L: 2, T: -2, I: -2 }, 'H'],
  [{ M: -1, L: -2, T: 3, I: 2 }, 'S'],
  [{ M: 1, T: -2, I: -1 }, 'T'],
  [{ T: -1 }, 'Hz'],
  [{ mol: 1 }, 'mol'],
  [{ L: 2, T: -2 }, 'Gy'],
  [{ Sv: 1 }, 'Sv'],
  [{ Bq: 1 }, 'Bq'],
  [{ bit: 1 }, 'bit B=8'],
  [{ bit: 1, T: -1 }, 'bps'],
  [{ IU: 1 }, 'IU'],
  [{ rad: 1 }, 'rad'],
  [{ lm: 1 }, 'lm'],
  [{ lm: 1, L: -2 }, 'lx'],
  [{ cd: 1 }, 'cd'],
])

export const PREFIXES: Record<string, number> = JSON.parse(
  '{"T":1e12,"G":1e9,"M":1e6,"k":1e3,"K":1e3,"d":1e-1,"c":1e-2,"m":1e-3,"μ":1e-6,"u":1e-6,"n":1e-9,"p":1e-12,"f":1e-15}',
)

/** Symbols and words taken as they stand. */
export const EXACT = table([
  [{}, '%=1e-2 ‰=1e-3 ppm=1e-6 ppb=1e-9 ppt=1e-12 倍=1 成=0.1'],
  [{ point: 1 }, '百分点 个百分点'],
  [{ L: 1 }, 'hm=100 毫米=1e-3 厘米=1e-2 公分=1e-2 分米=0.1 米=1 千米=1e3 公里=1e3 微米=1e-6 纳米=1e-9 英寸=0.0254 丝=1e-5'],
  [{ M: 1 }, '毫克=1e-6 微克=1e-9 克=1e-3 千克 公斤 斤=0.5 吨=1e3'],
  [{ T: 1 }, `秒 毫秒=1e-3 微秒=1e-6 min=60 分钟=60 h=3600 hr=3600 小时=3600 个小时=3600 d=86400 天=86400 日=86400 周=604800`],
  [{ T: 1 }, `月=${MONTH} 个月=${MONTH} 年=${YEAR} a=${YEAR} yr=${YEAR}`],
  [{ L: 2 }, `平方米 平方厘米=1e-4 平方毫米=1e-6 平方公里=1e6 亩=${10000 / 15} ha=1e4 公顷=1e4`],
  [{ L: 3 }, '立方米 立方 方 升=1e-3 毫升=1e-6 微升=1e-9 Nm3 Ncm3=1e-6 NL=1e-3'],
  [NEWTON, '牛 千牛=1e3'],
  [JOULE, 'Nm 焦 千焦=1e3 大卡=4186.8 千卡=4186.8 度电=3.6e6 千瓦时=3.6e6'],
  [PASCAL, 'hPa=100 mmHg=133.322387415 atm=101325 psi=6894.757 帕 千帕=1e3 兆帕=1e6 吉帕=1e9'],
  [WATT, '瓦 千瓦=1e3 兆瓦=1e6'],
  [VOLT, '伏 千伏=1e3'],
  [{ I: 1 }, '安 毫安=1e-3'],
  [{ T: -1 }, '赫兹 千赫=1e3 兆赫=1e6'],
  [{ 转: 1 }, 'r 转'],
  [{ 转: 1, T: -1 }, `rpm=${1 / 60}`],
  [{ rad: 1 }, `°=${Math.PI / 180} arcmin=${Math.PI / 10800} arcsec=${Math.PI / 648000}`],
  [{ kgce: 1 }, 'kgce tce=1e3'],
  [{ CNY: 1 }, '元 块钱 RMB'],
  [{ K: 1 }, 'K'],
])
EXACT.set('°C', { scale: 1, powers: { K: 1 }, offset: 273.15 })
EXACT.set('摄氏度', { scale: 1, powers: { K: 1 }, offset: 273.15 })
EXACT.set('°F', { scale: 5 / 9, powers: { K: 1 }, offset: 459.67 * (5 / 9) })

/** Counted things and scales of their own: each compares only with itself, but may stand in a compound (件/min). */
const COUNTED =
  '次 个 件 台 套 株 头 人 块 片 户 帧 拷贝 反应 只 条 根 张 种 项 批 车 级 家 例 孔 点 班 炉 包 瓶 盒 行 列 像素 细胞 工时 颗 粒 位 路 层 座 步 代 趟 花序 ' +
  'CFU cfu cell cells EU U dB dB(A) dBm dBc dBi HV HRC HB HBW HRB TPS QPS fps NTU lp'
for (const name of COUNTED.split(' ')) EXACT.set(name, { scale: 1, powers: { [name]: 1 } })

export const MULTIPLES: [string, number][] = [
  ['百万', 1e6],
  ['千万', 1e7],
  ['万', 1e4],
  ['亿', 1e8],
  ['千', 1e3],
  ['百', 1e2],
]

/** Spellings met in practice whose case is wrong but whose meaning is clear (`mw` is not: milli or mega). */
export const LOOSE = new Map(
  'kW kWh kg MPa GPa kPa Hz kHz MHz GHz dB kV kJ mm cm km mL rpm ppm mg min kN μm nm Mbps'
    .split(' ')
    .map((unit) => [unit.toLowerCase(), unit]),
)

const NAMES: Record<string, string> = {
  '': 'ratio',
  L1: 'length',
  L2: 'area',
  L3: 'volume',
  M1: 'mass',
  T1: 'time',
  K1: 'temperature',
  I1: 'current',
  rad1: 'angle',
  CNY1: 'money',
  'T-1': 'frequency',
  'L1 T-1': 'speed',
  'L1 M1 T-2': 'force',
  'L-1 M1 T-2': 'pressure',
  'L2 M1 T-2': 'energy',
  'L2 M1 T-3': 'power',
  'L-3 M1': 'concentration',
  'I-1 L2 M1 T-3': 'voltage',
}

/** A plain word where there is one, else the powers themselves. */
export function dimensionOf(powers: Powers): string {
  const key = Object.entries(powers)
    .filter(([, n]) => n !== 0)
    .map(([base, n]) => `${base}${n}`)
    .sort()
    .join(' ')
  return NAMES[key] ?? key
}
