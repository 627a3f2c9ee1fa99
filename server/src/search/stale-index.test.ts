import { randomBytes } from 'node:crypto'
import { SearchQuery } from '@keqiao/shared/search'
import { Meilisearch } from 'meilisearch'
import { describe, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { SearchDocument } from './engine.ts'

const { MEILI_URL, MEILI_KEY } = process.env
const engines: [string, Record<string, string>][] = [
  ['the embedded engine', {}],
  ...(MEILI_URL ? [['Meilisearch', { MEILI_URL, ...(MEILI_KEY && { MEILI_KEY }) }] as [string, Record<string, string>]] : []),
]

/** Puts into the index what the database would never let in. */
async function plant({ services: { engine, embedder } }: House, documents: Partial<SearchDocument>[]) {
  const [vector] = await embedder.embed(['泄密记号甲乙丙'], 'passage')
  await engine.upsert(
    documents.map((given) => ({
      ...{
        id: '',
        kind: 'need' as const,
        revision: 1,
        title: '泄密记号甲乙丙',
        keywords: ['泄密记号甲乙丙关键词'],
        text: '泄密记号甲乙丙',
      },
      ...{ filters: { region: ['130200'] }, discreet: true, date: '2026-01-01T00:00:00.000Z', vector: vector as Float32Array },
      ...given,
    })),
  )
}

describe.each(engines)('a wrong index of %s', (_, settings) => {
  test('shows nobody what they may not read: by search, suggestion, field or match', async () => {
    const name = `keqiao-test-${randomBytes(6).toString('hex')}`
    await using house = await startHouse({ settings: { ...settings, ...(settings.MEILI_URL && { MEILI_INDEX: name }) } })
    await house.processAll()
    const people = await house.addPeople()
    const { needs, achievements, search, matching, indexer, repair, engine } = house.services
    const { companyAdmin: owner, company, universityAdmin, university, visitor } = people
    const secret = { name: '泄密记号甲乙丙' }
    const draft = await needs.create(owner, company.id, needDraft(secret), { to: 'draft' })
    const invited = await needs.create(owner, company.id, needDraft({ ...secret, disclosure: 'INVITE' }), { to: 'listed' })
    const paused = await achievements.create(universityAdmin, university.id, achievementDraft(secret), { to: 'listed' })
    await achievements.move(universityAdmin, paused.id, moveOf('pause', 1))
    const shown = await needs.create(owner, company.id, needDraft({ name: '公开的对照样品' }), { to: 'listed' })
    await house.processAll()
    const planted = [{ id: draft.id }, { id: invited.id }, { id: paused.id, kind: 'achievement' as const }, { id: 'never-there' }]
    await plant(house, planted)

    const ask = async (viewer: typeof visitor, kind: 'need' | 'achievement', q: string, more: object = {}) => {
      const { items, total, about, facets } = await search.search(viewer, SearchQuery.parse({ kind, q, size: 50, ...more }))
      // Nor is it counted, in the whole or under any facet.
      expect({ total, about }).toEqual({ total: items.length, about: false })
      for (const counts of Object.values(facets)) for (const { count } of counts) expect(count).toBeLessThanOrEqual(1)
      return items.map(({ card }) => card.id)
    }
    // Under a filter that none of them passes, the other values are counted over what passes without it.
    for (const kind of ['need', 'achievement'] as const)
      expect(await ask(visitor, kind, '泄密记号甲乙丙', { region: ['130100'] })).toEqual([])
    await plant(house, planted)
    expect(await ask(visitor, 'need', '泄密记号甲乙丙', { size: 1, page: 2 })).toEqual([])
    await plant(house, planted)
    for (const viewer of [visitor, people.agent, people.otherCompanyAdmin])
      for (const q of ['泄密记号甲乙丙', '公开的对照', '']) {
        expect(await ask(viewer, 'need', q)).toEqual(q.startsWith('泄密') ? [] : [shown.id])
        expect(await ask(viewer, 'achievement', q)).toEqual([])
      }
    for (const kind of ['need', 'achievement'] as const) expect(await search.suggest(kind, '泄密')).toEqual([])
    expect((await search.suggest('need', '公开')).map(({ text }) => text)).toEqual(['公开的对照样品'])
    expect(JSON.stringify(await search.suggestField('泄密记号甲乙丙'))).not.toContain(paused.id)
    await matching.refreshNeed(shown.id)
    expect((await matching.ofNeed(visitor, shown.id, 20)).items).toEqual([])

    // What was found is out already; what is planted anew is found by comparing, and taken out.
    await house.processAll()
    expect(await engine.page('need', '', 10)).toEqual([{ id: shown.id, revision: shown.revision }])
    await plant(house, planted)
    expect(await repair.turn()).toBe(planted.length)
    await house.processAll()
    expect(await engine.page('need', '', 10)).toEqual([{ id: shown.id, revision: shown.revision }])
    expect(await engine.page('achievement', '', 10)).toEqual([])
    expect(await repair.turn()).toBe(0)
    expect(indexer.fingerprint).toBe((await engine.state()).fingerprint)
    if (settings.MEILI_URL)
      await new Meilisearch({ host: settings.MEILI_URL, apiKey: settings.MEILI_KEY ?? '' }).deleteIndex(name)
  })
})
