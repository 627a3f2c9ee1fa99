import { SearchQuery } from '@keqiao/shared/search'
import { expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'

test('while no index is whole the database answers, and says so; never with what may not be read', async () => {
  await using house = await startHouse()
  const { achievements, needs, search, engine, repair, indexer } = house.services
  const people = await house.addPeople()
  const { universityAdmin, university, companyAdmin, company, visitor } = people
  const draft = (name: string, abstract: string) => achievementDraft({ name, abstract })
  const list = (name: string, abstract: string) =>
    achievements.create(universityAdmin, university.id, draft(name, abstract), { to: 'listed' })
  const dross = await list('锌渣捞取机器人', '热镀锌锌锅的锌渣识别与捞取')
  const crack = await list('铸坯裂纹识别', '连铸坯表面裂纹在线识别，含IGBT模块')
  const paused = await list('锌渣的暂停成果', '锌渣识别')
  await achievements.move(universityAdmin, paused.id, moveOf('pause', 1))
  await achievements.create(universityAdmin, university.id, draft('锌渣的草稿', '锌渣识别'), { to: 'draft' })
  const invited = { ...needDraft({ name: '锌渣的定向需求' }), disclosure: 'INVITE' as const }
  await needs.create(companyAdmin, company.id, invited, { to: 'listed' })
  const open = await needs.create(companyAdmin, company.id, needDraft({ name: '锌渣怎样控制' }), { to: 'listed' })

  const ask = async (kind: 'need' | 'achievement', q: string, filters: object = {}) => {
    const { items, standIn, total, facets } = await search.search(visitor, SearchQuery.parse({ kind, q, ...filters }))
    expect(total).toBe(items.length)
    return { ids: items.map(({ card }) => card.id), standIn, regions: facets.region?.length }
  }
  const seen = async (standIn: boolean) => {
    expect(await ask('achievement', '锌锅')).toMatchObject({ ids: [dross.id], standIn })
    expect((await ask('achievement', '识别')).ids.sort()).toEqual([dross.id, crack.id].sort())
    expect((await ask('achievement', 'ｉｇｂｔ')).ids).toEqual([crack.id])
    expect((await ask('achievement', '')).ids.sort()).toEqual([dross.id, crack.id].sort())
    expect((await ask('achievement', '识别', { year: ['1999'] })).ids).toEqual([])
    expect((await ask('achievement', '葡萄酒掺假')).ids).toEqual([])
    expect((await ask('need', '锌渣')).ids).toEqual([open.id])
  }
  expect(engine.standing().standing).toBe('behind')
  await seen(true)
  await house.processAll()
  expect(engine.standing().standing).toBe('level')
  await seen(false)

  // All is queued anew: what stood there answers, whole, until the new one is.
  await indexer.reconcile({ force: true })
  await seen(false)
  await house.processAll()
  await seen(false)

  // A rebuild whose queue was lost is noticed by comparing.
  await engine.rebuild(indexer.fingerprint)
  expect(await repair.timer.run()).toBe(3)
  await seen(false)
  await house.processAll()
  expect(await engine.state()).toMatchObject({ isBuilding: false, documents: 3 })
  await seen(false)
})
