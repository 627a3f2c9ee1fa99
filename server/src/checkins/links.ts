import type { DoorLink } from '@keqiao/shared/doors'
import type { Viewer } from '../accounts/viewer.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { CheckInUses } from './keeping.ts'
import * as store from './store.ts'
import type { DoorLinkRow } from './tables.ts'

/** Links by which helpers of the day hold a door without an account. */
export function createLinks({ db, clock, trail, roadshow }: CheckInUses) {
  const shown = ({ id, name, createdAt, revokedAt }: DoorLinkRow, entries: number): DoorLink => ({
    ...{ id, name, createdAt, revokedAt, entries },
    token: roadshow.tokens.of('door', id),
  })
  const mustOrganise = async (viewer: Viewer, id: string) => roadshow.mustOrganise(viewer, await store.eventOf(db.read, id))
  async function list(viewer: Viewer, id: string): Promise<DoorLink[]> {
    await mustOrganise(viewer, id)
    return (await store.linksOf(db.read, id)).map(({ link, entries }) => shown(link, entries))
  }

  return {
    links: list,

    async addLink(viewer: Viewer, id: string, name: string): Promise<DoorLink> {
      await mustOrganise(viewer, id)
      const createdBy = viewer.person?.id ?? null
      const link = { id: newId(), roadshowId: id, name, createdBy, createdAt: clock.now(), revokedAt: null }
      await db.write(async (tx) => {
        await store.insertLink(tx, link)
        await trail.record(tx, viewer, 'checkin.link_made', `roadshow:${id}`, { name })
      })
      return shown(link, 0)
    },

    async revokeLink(viewer: Viewer, id: string, linkId: string): Promise<DoorLink> {
      await mustOrganise(viewer, id)
      await db.write(async (tx) => {
        const link = await store.linkOf(tx, linkId)
        if (link?.roadshowId !== id) throw new Refusal('not_found')
        if (link.revokedAt) return
        await store.revoke(tx, linkId, clock.now())
        await trail.record(tx, viewer, 'checkin.link_revoked', `roadshow:${id}`, { name: link.name })
      })
      return (await list(viewer, id)).find((link) => link.id === linkId) as DoorLink
    },
  }
}
