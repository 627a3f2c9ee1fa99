import { expect, test } from 'vitest'
import { allowed, distance } from './distance.ts'
import { measuresIn } from './measures.ts'
import { asPinyin, plainly, simplified } from './typed.ts'
import { createVocabulary } from './vocabulary.ts'

const vocabulary = createVocabulary()
for (const word of ['锂电池', '锂电池回收', '锂离子电池', '壁面裂纹', '壁面结垢', '绿色冶金', '连铸机', 'PEM膜', '老电池'])
  vocabulary.add(word)
vocabulary.read('Graphene and perovskite films on TiO2, ReLU, SiC')

test.each([
  ['lidianchi', ['锂电池', '锂电池回收']],
  ['ldc', ['锂电池', '老电池', '锂电池回收']],
  ['lvseyejin', ['绿色冶金']],
  ['bimian', ['壁面', '壁面结垢', '壁面裂纹']],
  ['pemmo', ['PEM膜']],
])('%s sounds like %j', (typed, words) => {
  expect(vocabulary.sounding(asPinyin(typed) as string, 5)).toEqual(words)
})

test('letters of two words are read as both, the evenest split first', () => {
  expect(vocabulary.soundingInTwo('lidianchilianzhuji', 5)).toEqual([[['锂电池'], ['连铸机']]])
  expect(vocabulary.soundingInTwo('lidianchi', 5)).toEqual([])
})

test('blanks between syllables are nothing; what is not letters is no pinyin', () => {
  expect(asPinyin("Li dian'chi")).toBe('lidianchi')
  expect(asPinyin('锂dianchi')).toBeNull()
  expect(asPinyin('a')).toBeNull()
})

test('one letter may be wrong from four letters on, two from eight on', () => {
  expect(['sic', 'relu', 'graphen', 'graphene'].map(allowed)).toEqual([0, 1, 1, 2])
  expect(vocabulary.spelledLike('grpahene', 3)).toEqual(['graphene'])
  expect(vocabulary.spelledLike('graphen', 3)).toEqual(['graphene'])
  expect(vocabulary.spelledLike('perovkite', 3)).toEqual(['perovskite'])
  expect(vocabulary.spelledLike('sik', 3)).toEqual([])
  expect(vocabulary.spelledLike('graphene', 3)).toEqual([])
})

test.each([
  ['abcd', 'abdc', 1],
  ['abcd', 'abd', 1],
  ['abcd', 'xbcy', 2],
  ['abcd', 'wxyz', 3],
])('%s and %s are %i apart, as far as two are counted', (a, b, apart) => {
  expect(distance(a, b, 2)).toBe(apart)
})

test('full-width and traditional characters are read as the library writes', () => {
  expect(plainly('ＰＥＭ　鋰離子電池與質子交換膜')).toBe('PEM 锂离子电池与质子交换膜')
  expect(plainly('干燥、著名、后处理')).toBe('干燥、著名、后处理')
})

test.each([
  ['抗拉强度≥1200MPa', ['抗拉强度 ≥ 1200 MPa'], '抗拉强度'],
  ['抗拉强度不低于１.２ＧＰａ的汽车钢', ['抗拉强度 ≥ 1.2 GPa'], '抗拉强度 的汽车钢'],
  ['工作温度 -40 ℃', ['工作温度 = -40 ℃'], '工作温度'],
  ['检测速度 3 mm/s', ['检测速度 = 3 mm/s'], '检测速度'],
])('%s asks by a measure', (typed, lines, text) => {
  expect(measuresIn(simplified(typed))).toMatchObject({ lines, text })
})

test.each(['板坯表面裂纹', '2024 年的成果', '5G', 'C60', 'TRL 6'])('%s asks for no measure', (typed) => {
  expect(measuresIn(typed)).toBeNull()
})
