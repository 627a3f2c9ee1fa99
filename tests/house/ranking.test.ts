import { weighing } from '@keqiao/server/matching/weighing'
import { CAP_LIMITS, CAPS, MATCH_KINDS } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { RANKS_PARTS } from '../../web/src/features/matching/parts.ts'
import { matchingWords } from '../../web/src/features/matching/words.ts'
import type { Words } from '../../web/src/words/dictionary.ts'

const percent = (part: number) => `${Math.round(part * 100)}%`

/** The page on ranking as a document: its words, and the weights in force. */
function pageIn(language: 'zh' | 'en'): string {
  const say = (key: string, facts: Record<string, unknown> = {}) => {
    const found = key
      .split('.')
      .reduce<Words | string>((at, part) => (at as Words)[part] as Words | string, matchingWords[language])
    return String(found).replaceAll(/{{(\w+)}}/g, (_, name) => String(facts[name] ?? ''))
  }
  const { version, weights, nearMiss, marks } = weighing()
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  const rows = [...weights]
    .sort((a, b) => b.weight - a.weight)
    .map(
      ({ code, weight }) =>
        `| ${say(`signal.${code}`)} | ${weight / total < 0.005 ? '<1%' : percent(weight / total)} | ${say(`signalWhy.${code}`)} |`,
    )
  const part = (title: string, ...lines: string[]) => `## ${title}\n\n${lines.join('\n')}`
  return [
    `# ${say('ranks.title')}`,
    say('ranks.intro'),
    part(
      `${say('ranks.order')} (${version})`,
      `| ${say('column.signal')} | ${say('column.weight')} | |`,
      '|---|---|---|',
      ...rows,
    ),
    part(say('ranks.points'), say('ranks.pointsText', marks)),
    part(
      say('ranks.caps'),
      say('ranks.capsIntro', { near: percent(nearMiss) }),
      '',
      ...CAPS.map((cap) => `- ${say(`cap.${cap}`, { limit: CAP_LIMITS[cap] })}`),
      '',
      ...MATCH_KINDS.map((kind) => `- **${say(`kind.${kind}`)}** — ${say(`kindWhy.${kind}`)}`),
    ),
    ...RANKS_PARTS.map((one) => part(say(`ranks.${one}`), say(`ranks.${one}Text`))),
  ].join('\n\n')
}

test('the document on ranking says what the page says, with the weights in force', async () => {
  await expect(
    `${pageIn('zh')}\n\n---\n\n${pageIn('en')}\n`,
    'weights or words have changed: npm test -- --project house tests/house/ranking.test.ts -u',
  ).toMatchFileSnapshot('../../docs/how-it-ranks.md')
})
