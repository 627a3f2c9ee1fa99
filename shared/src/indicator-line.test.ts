import { expect, test } from 'vitest'
import { indicatorLine, parseIndicatorLine } from './indicator-line.ts'

test.each([
  ['抗拉强度 ≥ 1200 MPa', '抗拉强度', '>=', 1200, null, 'MPa', null, true],
  ['抗拉强度≥1200MPa', '抗拉强度', '>=', 1200, null, 'MPa', null, true],
  ['抗拉强度：1200 MPa', '抗拉强度', '=', 1200, null, 'MPa', null, true],
  ['抗拉强度 1200 MPa', '抗拉强度', '=', 1200, null, 'MPa', null, true],
  ['延伸率 >= 8 %（期望）', '延伸率', '>=', 8, null, '%', null, false],
  ['误报 ≤ 5 次/24 h（白班，夜班）（期望）', '误报', '<=', 5, null, '次/24 h', '白班，夜班', false],
  ['噪声 ≤ 65 dB(A)', '噪声', '<=', 65, null, 'dB(A)', null, true],
  ['噪声 ≤ 65 dB（A级）', '噪声', '<=', 65, null, 'dB', 'A级', true],
  ['导热系数 ≤ 0.03 W/(m·K)', '导热系数', '<=', 0.03, null, 'W/(m·K)', null, true],
  ['密度 400~500 kg/m³', '密度', 'range', 400, 500, 'kg/m³', null, true],
  ['工作温度 -40℃～85℃', '工作温度', 'range', -40, 85, '℃', null, true],
  ['直径 10±0.02 mm', '直径', '±', 10, 0.02, 'mm', null, true],
  ['偏差 ±0.05 mm', '偏差', '±', 0, 0.05, 'mm', null, true],
  ['二噁英 ≤ 0.1 ngTEQ/m³', '二噁英', '<=', 0.1, null, 'ngTEQ/m³', null, true],
  ['100～200 Hz峰值降低 ≥ 8 dB', '100～200 Hz峰值降低', '>=', 8, null, 'dB', null, true],
  ['IoU ≥ 0.78', 'IoU', '>=', 0.78, null, '', null, true],
  ['收率 60%以上', '收率', '>=', 60, null, '%', null, true],
  ['菌落总数 ≤ 1×10⁴ CFU/g', '菌落总数', '<=', 10000, null, 'CFU/g', null, true],
])('the line %s is one indicator', (line, name, op, value, valueMax, unit, condition, must) => {
  expect(parseIndicatorLine(line)).toEqual({ indicator: { name, op, value, valueMax, unit, condition }, must })
})

test.each(['', '抗拉强度高', '≥ 1200 MPa', '抗拉强度 ≥', '抗拉强度 ≥ 很高', '抗拉强度≥1200MPa，延伸率≥8%', '版本 3'])(
  'the line "%s" is no indicator',
  (line) => expect(parseIndicatorLine(line)).toBeNull(),
)

test('a written line is read back as the same indicator', () => {
  for (const indicator of [
    { name: '收率', op: '>=', value: 60, valueMax: null, unit: '%', condition: '连续3批' },
    { name: '温度', op: 'range', value: -40, valueMax: 85, unit: '℃', condition: null },
    { name: '偏差', op: '±', value: 0, valueMax: 0.5, unit: '', condition: null },
    { name: '比例', op: '=', value: 0.00001, valueMax: null, unit: '', condition: null },
  ] as const)
    for (const must of [true, false]) expect(parseIndicatorLine(indicatorLine(indicator, must))).toEqual({ indicator, must })
})
