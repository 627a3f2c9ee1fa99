import type { Encounter } from '@keqiao/shared/encounters'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

export const WHO = {
  company: 'firm-admin@test.example',
  worker: 'firm@test.example',
  university: 'univ-admin@test.example',
  teacher: 'univ@test.example',
  agent: 'agent@test.example',
  other: 'other-firm@test.example',
  stranger: 'visitor@test.example',
  operator: 'operator@test.example',
  tangshan: 'tangshan@test.example',
  hengshui: 'hengshui@test.example',
  reviewer: 'reviewer@test.example',
  auditor: 'auditor@test.example',
}
export type Who = keyof typeof WHO | 'visitor'
export type Answer<T> = { status: number; code?: string; issues?: { path: string; code: string }[] } & T

/** A house with a company in 唐山, a university in 秦皇岛 with an achievement, an agent; asked over HTTP. */
export async function startEncounters() {
  const house: House = await startHouse()
  const people = await house.addPeople()
  const cookies: Record<string, string> = {}
  for (const [who, email] of Object.entries(WHO)) cookies[who] = await house.signIn(email)
  const { achievements, needs } = house.services
  const achievement = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), {
    to: 'listed',
  })

  async function ask<T = Encounter>(who: Who, url: string, body?: object, method = body ? 'POST' : 'GET'): Promise<Answer<T>> {
    const answer = await house.app.inject({
      method: method as 'GET',
      url: `/api/v1${url}`,
      headers: cookies[who] ? { cookie: cookies[who] } : {},
      ...(body && { payload: body }),
    })
    return { status: answer.statusCode, ...(answer.json() as T) }
  }
  async function post(disclosure: 'OPEN' | 'ANON' | 'AGENT_ONLY' | 'INVITE') {
    const draft = needDraft({ disclosure, name: `${disclosure} 的板坯表面裂纹` })
    return (await needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })).id
  }
  const draft = (needId: string | null, more: object = {}) => ({
    ...{ on: '2026-11-01', place: '滦河测试钢铁二楼会议室', kind: 'VISIT', needId, achievementId: achievement.id },
    people: [
      { name: '王建国', org: '滦河测试钢铁', side: 'demand' },
      { name: '陈老师', org: '燕山测试大学', side: 'supply' },
    ],
    content: '看了滦河测试钢铁的连铸现场，王建国介绍了漏检的情况，双方谈了在线检测的改造。',
    ...{ outcome: 'HELD_FOLLOW', intent: 80_000_000 },
    ...{ nextStep: '燕山测试大学出一份方案', nextWho: 'supply', due: '2026-11-20' },
    ...more,
  })
  const record = (who: Who, needId: string | null, more: object = {}) => ask(who, '/encounters', draft(needId, more))
  const confirm = (who: Who, id: string, revision = 1) =>
    ask(who, `/encounters/${id}/answer`, { revision, said: { answer: 'confirm' } })
  return { house, people, achievement, ask, post, draft, record, confirm, close: () => house.close() }
}
export type EncounterHouse = Awaited<ReturnType<typeof startEncounters>>
