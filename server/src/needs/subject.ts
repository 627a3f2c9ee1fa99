import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { type AttachmentGrants, type AttachmentSubject, absent, all, none } from '../attachments/subject.ts'
import type { Needs } from './service.ts'

/** A need's attachments. Unless it is open they are given on request only, and who they come from stays hidden. */
export function needSubject(needs: Needs, grants: AttachmentGrants): AttachmentSubject {
  const row = async (id: string) => (await needs.load([id]))[0]
  const seen = (viewer: Viewer, id: string) => needs.seen(viewer, id).catch(absent)
  return {
    kind: 'need',
    purposes: ['material', 'evidence'],
    isConfidential: async (id) => (await row(id))?.disclosure !== 'OPEN',
    mayRead: async (viewer, id) => (await seen(viewer, id)) !== undefined,
    mayAttach: async (viewer, id) => belongsTo(viewer, (await row(id))?.ownerId ?? null),
    review: {
      mayJudge: async (viewer, id) => (await seen(viewer, id))?.standing.movers.includes('REVIEWER') ?? false,
      lock: needs.lock,
      ask: needs.askPublic,
      ended: needs.noneWaits,
    },
    async mayDownload(viewer, id) {
      const need = await seen(viewer, id)
      if (!need) return none
      if (need.standing.mine || need.standing.desk) return all
      const isGranted = await grants.granted(viewer, `need:${id}`)
      return (attachment) => attachment.purpose === 'material' && isGranted(attachment.id)
    },
  }
}
