import type { ListingKind } from '@keqiao/shared/listings'
import type { Viewer } from '../accounts/viewer.ts'
import type { Database } from '../platform/db/database.ts'
import type { Trail } from '../platform/trail.ts'

/** As much of a record, as its reader gets it, as tells what of it not everybody gets. */
export interface Secretive {
  mine: boolean
  owner: unknown
  disclosure?: string | undefined
}

/** Nothing is secret from the owner's own people. */
export function secretsIn({ mine, owner, disclosure }: Secretive): ('hidden' | 'owner')[] {
  if (mine) return []
  return [
    ...(disclosure === 'AGENT_ONLY' || disclosure === 'INVITE' ? (['hidden'] as const) : []),
    ...(disclosure === 'ANON' && owner !== null ? (['owner'] as const) : []),
  ]
}

export type Views = ReturnType<typeof createViews>

export function createViews({ db, trail }: { db: Database; trail: Trail }) {
  async function note(viewer: Viewer, kind: ListingKind, records: readonly (Secretive & { id: string })[]) {
    const secret = records.map((record) => ({ record, parts: secretsIn(record) })).filter(({ parts }) => parts.length > 0)
    if (secret.length === 0) return
    await db.write(async (tx) => {
      for (const { record, parts } of secret) {
        const facts = { parts, ...(record.disclosure && { disclosure: record.disclosure }) }
        await trail.record(tx, viewer, `${kind}.viewed`, `${kind}:${record.id}`, facts)
      }
    })
  }

  return {
    /** Hands a record on to its reader; what is secret in it is on the trail before it leaves. */
    async of<Rec extends Secretive & { id: string }>(viewer: Viewer, kind: ListingKind, record: Promise<Rec>): Promise<Rec> {
      await note(viewer, kind, [await record])
      return record
    },

    /** The same for rows of a list, which show less: one line for each that holds something secret. */
    ofList: note,
  }
}
