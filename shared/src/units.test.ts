import { describe, expect, test } from 'vitest'
import { converted, toBase } from './units.ts'

describe('a value is read in the base unit of its dimension', () => {
  test.each([
    [3, 'mm', 0.003, 'length'],
    [3, '毫米', 0.003, 'length'],
    [5, 'μm', 5e-6, 'length'],
    [5, 'µm', 5e-6, 'length'],
    [5, 'um', 5e-6, 'length'],
    [2, '㎡', 2, 'area'],
    [1, 'cm²', 1e-4, 'area'],
    [15, '亩', 10000, 'area'],
    [1, 'm³', 1, 'volume'],
    [1200, 'MPa', 1.2e9, 'pressure'],
    [1200, 'Mpa', 1.2e9, 'pressure'],
    [1.2, 'GPa', 1.2e9, 'pressure'],
    [1, 'N/mm²', 1e6, 'pressure'],
    [20, '℃', 293.15, 'temperature'],
    [20, '°C', 293.15, 'temperature'],
    [2, 'h', 7200, 'time'],
    [2, '小时', 7200, 'time'],
    [1, 'kW·h', 3.6e6, 'energy'],
    [1, 'kWh', 3.6e6, 'energy'],
    [1, '度电', 3.6e6, 'energy'],
    [3, 'KW', 3000, 'power'],
    [3, 'mW', 0.003, 'power'],
    [3, 'MW', 3e6, 'power'],
    [5, 'mg/L', 0.005, 'concentration'],
    [5, 'g/100 mL', 50, 'concentration'],
    [5, '％', 0.05, 'ratio'],
    [5, 'mg/kg', 5e-6, 'ratio'],
    [5, 'ppm', 5e-6, 'ratio'],
    [3, '万元', 30000, 'money'],
    [36, 'km/h', 10, 'speed'],
    [60, 'm/min', 1, 'speed'],
    [50, 'Hz', 50, 'frequency'],
    [7, '', 7, 'number'],
  ])('%d %s', (value, unit, base, dimension) => {
    const found = toBase(value, unit)
    expect(found?.dimension).toBe(dimension)
    expect(found?.value).toBeCloseTo(base, 10)
  })
})

describe('units of one dimension compare', () => {
  test.each([
    [1.2, 'GPa', 'MPa', 1200],
    [0.5, '元/kg', '元/吨', 500],
    [3, 't/d', 't/h', 0.125],
    [86.4, 't/d', 'kg/s', 0.001 * 1000],
    [50, 'mg/m³', 'μg/L', 50],
    [1, '万次', '次', 10000],
    [1500, 'rpm', '转/分', 1500],
    [1500, 'r/min', '转/分钟', 1500],
    [293.15, 'K', '℃', 20],
    [68, '℉', '℃', 20],
    [10, 'W/(m·K)', 'W/m·K', 10],
    [1, 'Gbit/s', 'Mbps', 1000],
    [6, '件/min', '件/h', 360],
    [24, '个月', '年', 2],
    [30, '%', '成', 3],
    [5, 'HLB值', 'HLB值', 5],
  ])('%d %s in %s is %d', (value, from, to, expected) => {
    expect(converted(value, from, to)).toBeCloseTo(expected, 9)
  })

  test.each([
    ['MPa', '℃'],
    ['mg/L', 'ppm'],
    ['次', '个'],
    ['%', '个百分点'],
    ['%FS', '%'],
    ['dB', '%'],
    ['', '%'],
  ])('%s and %s do not', (from, to) => expect(converted(1, from, to)).toBeNull())
})
