import { readFileSync } from 'node:fs'
import { AchievementDraft } from '@keqiao/shared/achievements'
import { NeedDraft } from '@keqiao/shared/needs'
import { z } from 'zod'
import { startHouse } from '../support/start-house.ts'

// The main job from start to match, with the model that ships, over real HTTP on this machine.
const house = await startHouse({ settings: { EMBEDDER: 'onnx' } })
const { services } = house
const { universityAdmin, university, companyAdmin, company } = await house.addPeople()

const demo = (file: string) => JSON.parse(readFileSync(new URL(`../../seeds/demo/${file}`, import.meta.url), 'utf8'))
const achievements = z.array(AchievementDraft).parse(demo('achievements/01-1.json').slice(0, 8))
const needs = z.array(NeedDraft).parse(demo('needs/1.json').slice(0, 3))
await services.achievements.importMany(universityAdmin, university.id, achievements, { to: 'listed' })
await services.needs.importMany(companyAdmin, company.id, needs, { to: 'listed' })
await house.processAll()

const address = await house.app.listen({ host: '127.0.0.1', port: 0 })
async function items(path: string, cookie = ''): Promise<{ card?: { id: string; name: string } }[]> {
  const answer = (await (await fetch(`${address}${path}`, { headers: { cookie } })).json()) as { items: never[] }
  return answer.items
}
const title = achievements[0]?.name as string
const found = await items(`/api/v1/search?kind=achievement&q=${encodeURIComponent(title)}`)
const posted = await items('/api/v1/search?kind=need')
const matches = await items(`/api/v1/needs/${posted[0]?.card?.id}/matches`, await house.signIn('firm-admin@test.example'))
const embedder = services.embedder.id
if (process.env.LEAVE) await fetch(process.env.LEAVE).catch(() => {})
await house.close()

const outcome = { embedder, title, found: found[0]?.card?.name, needs: posted.length, matches: matches.length }
console.log(JSON.stringify(outcome))
