import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Indicator } from './indicators.ts'
import { parseIndicators } from './parse-indicators.ts'

/** `name op value[..max] [unit] {condition} wish`, one per indicator. */
const inShort = (text: string) =>
  parseIndicators(text).map(({ indicator: i, must }) =>
    [
      i.name,
      i.op,
      i.valueMax === null ? i.value : `${i.value}..${i.valueMax}`,
      ...(i.unit ? [i.unit] : []),
      ...(i.condition ? [`{${i.condition}}`] : []),
      ...(must ? [] : ['wish']),
    ].join(' '),
  )

describe('indicators are found in what people write', () => {
  test.each([
    ['抗拉强度 ≥ 1200 MPa', ['抗拉强度 >= 1200 MPa']],
    ['抗拉强度≥1200MPa，延伸率≥8%', ['抗拉强度 >= 1200 MPa', '延伸率 >= 8 %']],
    ['强度≥1200MPa且延伸率≥8%', ['强度 >= 1200 MPa', '延伸率 >= 8 %']],
    ['抗拉强度不低于1.2GPa', ['抗拉强度 >= 1.2 GPa']],
    ['延伸率 ≥ 8 %（期望）', ['延伸率 >= 8 % wish']],
    ['裂纹检出率要达到95%以上，误报率不超过5%', ['裂纹检出率 >= 95 %', '误报率 <= 5 %']],
    ['误报率低于 5％', ['误报率 < 5 %']],
    ['误报率要低，不超过5%', ['误报率 <= 5 %']],
    ['麻点降级率小于1%（家电板，连续3个月）', ['麻点降级率 < 1 % {家电板,连续3个月}']],
    ['工作温度 -40~85℃', ['工作温度 range -40..85 ℃']],
    ['工作温度在-20℃至60℃之间', ['工作温度 range -20..60 ℃']],
    ['储存温度零下20℃以下', ['储存温度 <= -20 ℃']],
    ['pH值6～9', ['pH值 range 6..9']],
    ['密度400-500kg/m³', ['密度 range 400..500 kg/m³']],
    ['密度400—500kg/m³', ['密度 range 400..500 kg/m³']],
    ['产能 3至5万件/年', ['产能 range 3..5 万件/年']],
    ['厚度偏差±0.05mm', ['厚度偏差 ± 0..0.05 mm']],
    ['直径 10±0.02 mm', ['直径 ± 10..0.02 mm']],
    ['尺寸精度控制在±2μm以内', ['尺寸精度 ± 0..2 μm']],
    ['循环寿命不少于3000次', ['循环寿命 >= 3000 次']],
    ['不少于3000次的循环寿命', ['循环寿命 >= 3000 次']],
    ['95%以上的准确率', ['准确率 >= 95 %']],
    ['收率从37%提高到60%以上', ['收率 >= 60 %']],
    ['吨钢电耗由520kWh降至480 kWh/t以下', ['吨钢电耗 <= 480 kWh/t']],
    ['能耗降低20%以上', ['能耗降低 >= 20 %']],
    ['能耗降低三成以上', ['能耗降低 >= 3 成']],
    ['效率提升15%', ['效率提升 >= 15 %']],
    ['成本控制在800元/吨以内', ['成本 <= 800 元/吨']],
    ['成本≤1.5万元/台', ['成本 <= 1.5 万元/台']],
    ['价格为3.5万元', ['价格 = 3.5 万元']],
    ['出水COD≤30 mg/L，氨氮＜1.5 mg/L', ['出水COD <= 30 mg/L', '氨氮 < 1.5 mg/L']],
    ['PM2.5浓度≤35μg/m³', ['PM2.5浓度 <= 35 μg/m³']],
    ['颗粒物排放浓度不高于10mg/Nm³', ['颗粒物排放浓度 <= 10 mg/Nm³']],
    ['处理能力 500 t/d', ['处理能力 = 500 t/d']],
    ['处理能力：500 t/d', ['处理能力 = 500 t/d']],
    ['转速≥15,000 r/min', ['转速 >= 15000 r/min']],
    ['细菌总数≤1×10⁴ CFU/g', ['细菌总数 <= 10000 CFU/g']],
    ['载流子浓度≥10^18 cm⁻²', ['载流子浓度 >= 1000000000000000000 cm⁻²']],
    ['响应时间小于200毫秒', ['响应时间 < 200 毫秒']],
    ['检测时间在3分钟以内', ['检测时间 <= 3 分钟']],
    ['在900℃条件下抗拉强度≥200MPa', ['抗拉强度 >= 200 MPa {900℃}']],
    ['900℃下抗拉强度≥200MPa', ['抗拉强度 >= 200 MPa {900℃}']],
    ['最好能把噪声降到75dB以下', ['噪声 <= 75 dB wish']],
    ['噪声≤65dB(A)', ['噪声 <= 65 dB(A)']],
    ['出雪量≥15 m³/h（湿球-2℃）', ['出雪量 >= 15 m³/h {湿球-2℃}']],
    ['导热系数不大于0.03W/(m·K)', ['导热系数 <= 0.03 W/(m·K)']],
    ['比表面积达到1500 m²/g', ['比表面积 >= 1500 m²/g']],
    ['重复定位精度±0.02mm，节拍≤12s/件', ['重复定位精度 ± 0..0.02 mm', '节拍 <= 12 s/件']],
    ['损耗率百分之五以下', ['损耗率 <= 5 %']],
    ['亩产≥600公斤，节水30%', ['亩产 >= 600 公斤']],
    ['(1)纯度≥99.9%；(2)水分≤0.5%', ['纯度 >= 99.9 %', '水分 <= 0.5 %']],
    ['使用寿命不低于10年', ['使用寿命 >= 10 年']],
    ['存活率70%左右', ['存活率 = 70 %']],
    ['灵敏度优于0.1 ppb', ['灵敏度 < 0.1 ppb']],
    ['体积电阻率≥1.0×10^14 Ω·cm', ['体积电阻率 >= 100000000000000 Ω·cm']],
    ['两台双流板坯连铸机，拉速1.2～1.5米，年产280万吨', ['拉速 range 1.2..1.5 米']],
  ])('%s', (text, expected) => expect(inShort(text)).toEqual(expected))
})

describe('numbers that measure nothing are left alone', () => {
  test.each([
    '年产280万吨',
    '要求2027年10月前完成',
    '联系电话0311-88886666',
    '2020-2023年累计应用',
    '每升有2.4克',
    '结果表明：1',
    'Q345钢板',
    '',
  ])('%s', (text) => expect(inShort(text)).toEqual([]))
})

test('the stretch an indicator was read from is the writer’s own', () => {
  const text = '坯面红热，裂纹检出率要达到９５％以上（长度≥20mm的纵裂），别的再说'
  expect(parseIndicators(text).map((found) => found.text)).toEqual(['裂纹检出率要达到９５％以上（长度≥20mm的纵裂）'])
})

test('whatever is written, what is found fits the schema', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '强度',
      '≥',
      '不超过',
      '以上',
      '±',
      '~',
      '-',
      '（',
      '）',
      '，',
      '。',
      ' ',
      'MPa',
      '万',
      '万元',
      '%',
      '10^',
      '×',
      '/',
      '·',
      '下',
      '的',
    ),
    fc.integer({ min: -9, max: 99999 }).map(String),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { indicator } of parseIndicators(pieces.join(''))) expect(Indicator.safeParse(indicator).success).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('a hostile text is read in bounded time', () => {
  for (const part of ['(', '1', '1 ', '由', '≥1', '至', '能', '1·', '百分之', '，1', '下'])
    expect(Array.isArray(parseIndicators(part.repeat(20_000)))).toBe(true)
})
