import type { Revealed } from '@keqiao/shared/privacy'
import type { Viewer } from '../accounts/viewer.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'

/** Whose contact data it is, and who may have it; asked of the module that keeps it. */
export interface ContactSource {
  /** Null: this viewer may not, or there is none. */
  contactOf(viewer: Viewer, id: string): Promise<Revealed | null>
}

/** Contact data is masked wherever it is shown; here it is plain, one at a time, and on the trail before it leaves. */
export function createRevealing(use: {
  db: Database
  trail: Trail
  sources: Record<'need' | 'achievement' | 'agent' | 'signup', ContactSource>
}) {
  return async function reveal(viewer: Viewer, subject: string): Promise<Revealed> {
    const [kind, id] = subject.split(':') as [keyof typeof use.sources, string]
    const contact = await use.sources[kind].contactOf(viewer, id)
    if (!contact) throw new Refusal('not_found')
    await use.db.write((tx) => use.trail.record(tx, viewer, 'contact.revealed', subject))
    return contact
  }
}
