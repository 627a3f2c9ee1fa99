import type { Match } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { teamNameOf, teamsOf } from './teams.ts'

test.each([
  ['化工分离与热能16人，具备万吨级工艺包编制能力', '化工分离与热能'],
  ['光电、大气与电力经济15人', '光电、大气与电力经济'],
  ['昆虫病理、发酵工程、植保推广共10人。', '昆虫病理、发酵工程、植保推广'],
  ['表型平台13人，配飞手2名、数据工程师4名。', '表型平台'],
  ['学生创新团队与植物科学教师。', '学生创新团队与植物科学教师'],
  ['8人', null],
  [null, null],
])('%s → %s', (text, name) => expect(teamNameOf(text)).toBe(name))

const owner = (id: string) => ({ id, name: id, kind: 'UNIV', region: '130000', demo: false })
const match = (id: string, of: string | null, score: number) =>
  ({ score, achievement: { id, name: `成果 ${id}`, owner: of ? owner(of) : null, unitName: null } }) as unknown as Match

test('one team of one unit is one line, with how many fit and the best; what hardly fits does not count', () => {
  const texts = new Map([
    ['a', '膜分离组12人'],
    ['b', '膜分离组，15人'],
    ['c', '膜分离组12人'],
    ['d', null],
    ['e', '膜分离组'],
    ['f', '膜分离组'],
  ])
  const matches = [
    match('a', 'x', 80),
    match('b', 'x', 70),
    match('c', 'y', 90),
    match('d', 'x', 60),
    match('e', 'x', 49),
    match('f', null, 95),
  ]
  expect(teamsOf(matches, texts).map(({ owner, name, fitting, best }) => [owner?.id, name, fitting, best.achievementId])).toEqual(
    [
      ['x', '膜分离组', 2, 'a'],
      ['y', '膜分离组', 1, 'c'],
      ['x', null, 1, 'd'],
    ],
  )
})
