import type { OrganisationCard } from '@keqiao/shared/accounts'
import { AchievementDraft } from '@keqiao/shared/achievements'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { createClaims } from './claims.ts'

interface Uses {
  achievements: Achievements
  claims: ReturnType<typeof createClaims>
}

/** An award list that the centre brought in: one record waits for its claim to be judged, the first two double listed ones. */
export async function loadDemoList(
  { achievements, claims }: Uses,
  rows: unknown[],
  { keeper, centre, claimant, owner }: { keeper: Viewer; centre: OrganisationCard; claimant: Viewer; owner: OrganisationCard },
): Promise<number> {
  const drafts = AchievementDraft.array().parse(rows)
  const origin = { code: 'AW-P4', batch: '2025' }
  const { created, refused } = await achievements.importMany(keeper, centre.id, drafts, { to: 'unclaimed', origin, demo: true })
  if (refused.length > 0) throw new Error(`the demonstration's award list is refused: ${JSON.stringify(refused)}`)
  const { items } = await achievements.mine(keeper, { page: 1, size: 100 })
  const listing = items.find(({ unitName }) => unitName === owner.name)
  const evidence = '获奖证书第一完成单位为我校，证书号 DEMO-2025-011。'
  if (listing) await claims.ask(claimant, { kind: 'achievement', listingId: listing.id, organisationId: owner.id, evidence })
  return created
}
