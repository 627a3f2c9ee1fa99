import type { AttachmentPurpose, AttachmentSubjectKind } from '@keqiao/shared/attachments'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { AttachmentRow } from './tables.ts'

/** What an attachment hangs on. Asked on every request, so that a right withdrawn ends at the next one. */
export interface AttachmentSubject {
  kind: AttachmentSubjectKind
  purposes: readonly AttachmentPurpose[]
  /** Nothing of it is public: neither names nor files, and only files whose metadata could be taken out leave its owner. */
  isConfidential(id: string): Promise<boolean>
  /** May know that there are attachments, and of what kind and size. */
  mayRead(viewer: Viewer, id: string): Promise<boolean>
  /** Of which attachments that are not public this viewer knows the name and may fetch them; asked once for all. */
  mayDownload(viewer: Viewer, id: string): Promise<Downloads>
  /** May add, change and remove: its owners. */
  mayAttach(viewer: Viewer, id: string): Promise<boolean>
  /** Where a file can be public at all: who looks at it first. */
  review?: AttachmentReview
}

export type Downloads = (attachment: Pick<AttachmentRow, 'id' | 'purpose'>) => boolean
export const all: Downloads = () => true
export const none: Downloads = () => false

export interface AttachmentReview {
  mayJudge(viewer: Viewer, id: string): Promise<boolean>
  /** Locks what the file hangs on, before the file itself: everybody in this order. */
  lock(tx: Tx, id: string): Promise<unknown>
  /** In the transaction in which a file asks to be public: it is so `now`, to be read with the rest, or `waits`. */
  ask(tx: Tx, viewer: Viewer, id: string): Promise<'now' | 'waits'>
  /** In the transaction in which the last one that waited no longer does. */
  ended(tx: Tx, id: string): Promise<void>
}

/** Who was granted an attachment that is given on request. */
export interface AttachmentGrants {
  granted(viewer: Viewer, subject: string): Promise<(attachmentId: string) => boolean>
}

/** What may not be seen is as good as absent; any other fault stays one. */
export function absent(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined
  throw fault
}
