import { expect, test } from 'vitest'
import { openHashingEmbedder } from '../../embedding/hashing.ts'
import type { Query } from '../engine.ts'
import { createCrew } from './crew.ts'
import { openSegment } from './layout.ts'
import { seal } from './seal.ts'
import { createSearch } from './search.ts'
import { documentTerms } from './terms.ts'

test('several threads find what one finds, whatever is asked', async () => {
  const embedder = openHashingEmbedder()
  const names = ['锌渣控制', '裂纹识别', '氢能制备', '轴承钢冶炼', '葡萄酒筛查']
  const segmentsOf = async (many: number, from: number) => {
    const texts = Array.from({ length: many }, (_, i) => `${names[(i + from) % 5]}，第${i % 13}号方法与${names[(i * 3) % 5]}`)
    const vectors = await embedder.embed(texts, 'passage')
    const sealed = texts.map((text, i) => ({
      id: `d${String(from + i).padStart(4, '0')}`,
      revision: 1,
      title: text.slice(0, 6),
      keywords: [],
      filters: { region: [`13${i % 3}000`] },
      date: '2026-01-01T00:00:00.000Z',
      discreet: false,
      vector: vectors[i] as Float32Array,
      terms: documentTerms({ title: text.slice(0, 6), keywords: [], text }),
    }))
    return { name: `s${from}`, memory: seal('achievement', 256, sealed).memory }
  }
  const made = [await segmentsOf(300, 0), await segmentsOf(170, 1000), await segmentsOf(90, 2000)]
  const shown = { segments: made, kills: [], hasMeaning: true }
  const segments = shown.segments.map(({ name, memory }) => openSegment(name, memory))
  const crew = createCrew(1)
  crew.show(shown, segments)
  const together = createSearch(crew.walk)
  const alone = createSearch(createCrew(1_000_000).walk)
  for (const breadth of ['wide', 'precise'] as const)
    for (const region of [[], ['131000']])
      for (const text of ['锌渣的控制', '轴承钢冶炼裂纹', '第7号']) {
        const [vector] = await embedder.embed([text], 'query')
        const rest = { sort: 'relevance', offset: 0, limit: 300, breadth, by: 'both', facets: true } as const
        const query: Query = { kind: 'achievement', text, vector: vector as Float32Array, filters: { region }, ...rest }
        const [one, several] = [alone(segments, query), together(segments, query)]
        expect(one.hits.length).toBeGreaterThan(5)
        expect(several).toEqual(one)
      }
  crew.dismiss()
})
