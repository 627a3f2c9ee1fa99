import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { viewerOf } from '../accounts/viewer.ts'
import { pendingVersions } from './tables.ts'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const bring = (who: 'universityMember' | 'universityAdmin', externalRef: string, priceMax: number, to: 'review' | 'listed') =>
  house.services.achievements.importMany(
    people[who],
    people.university.id,
    [achievementDraft({ name: `钢渣 ${externalRef}`, externalRef, priceMax })],
    { to },
  )
const stateOf = async (externalRef: string) =>
  (await house.services.achievements.mine(people.universityAdmin, { page: 1, size: 50 })).items.find(({ name }) =>
    name.endsWith(externalRef),
  )

describe('rows from a table', () => {
  test.each([
    ['universityMember', 'org_review'],
    ['universityAdmin', 'center_review'],
  ] as const)(
    'of a %s begin where one’s own entries begin, and what changes a public record waits there too',
    async (who, state) => {
      await bring(who, `N-${who}`, 90_000_000, 'review')
      expect((await stateOf(`N-${who}`))?.state).toBe(state)
      await bring('universityAdmin', `P-${who}`, 90_000_000, 'listed')
      await bring(who, `P-${who}`, 80_000_000, 'review')
      const id = (await stateOf(`P-${who}`))?.id as string
      const rows = await house.services.db.read.select().from(pendingVersions).where(eq(pendingVersions.listingId, id))
      expect(rows.map(({ state, changed }) => [state, changed])).toEqual([[state, ['priceMax']]])
    },
  )

  test('of a suspended organisation are handed in to its administrator, who may not send them on; so are single entries', async () => {
    const { achievements } = house.services
    const [admin, member] = (['admin', 'member'] as const).map((membership) =>
      viewerOf(people.universityAdmin.person as never, [{ ...people.university, membership, state: 'suspended' }]),
    ) as [typeof people.agent, typeof people.agent]
    const bringing = (viewer: typeof admin, externalRef: string) =>
      achievements.importMany(viewer, people.university.id, [achievementDraft({ externalRef })], { to: 'review' })
    const making = (viewer: typeof admin) =>
      achievements.create(viewer, people.university.id, achievementDraft(), { to: 'review' })
    for (const refused of [bringing(admin, 'S-1'), making(admin)])
      await expect(refused).rejects.toMatchObject({ code: 'organisation_inactive' })
    expect(await bringing(member, 'S-2')).toMatchObject({ created: 1 })
    expect((await making(member)).state).toBe('org_review')
  })
})
