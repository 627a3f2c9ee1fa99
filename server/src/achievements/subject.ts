import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { type AttachmentGrants, type AttachmentSubject, absent, all, none } from '../attachments/subject.ts'
import type { Achievements } from './service.ts'

export function achievementSubject(achievements: Achievements, grants: AttachmentGrants): AttachmentSubject {
  const row = async (id: string) => (await achievements.load([id]))[0]
  const seen = (viewer: Viewer, id: string) => achievements.seen(viewer, id).catch(absent)
  return {
    kind: 'achievement',
    purposes: ['material', 'evidence'],
    isConfidential: async () => false,
    mayRead: async (viewer, id) => (await seen(viewer, id)) !== undefined,
    mayAttach: async (viewer, id) => belongsTo(viewer, (await row(id))?.ownerId ?? null),
    review: {
      mayJudge: async (viewer, id) => (await seen(viewer, id))?.standing.movers.includes('REVIEWER') ?? false,
      lock: achievements.lock,
      ask: achievements.askPublic,
      ended: achievements.noneWaits,
    },
    async mayDownload(viewer, id) {
      const achievement = await seen(viewer, id)
      if (!achievement) return none
      if (achievement.standing.mine || achievement.standing.desk) return all
      const isGranted = await grants.granted(viewer, `achievement:${id}`)
      return (attachment) => attachment.purpose === 'material' && isGranted(attachment.id)
    },
  }
}
