import type { Attachment, AttachmentPurpose, AttachmentVisibility, ScanState } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'
import type { Attached } from './store.ts'

/** What the asker may do here, as the subject says it now. */
export interface Rights {
  confidential: boolean
  mayAttach: boolean
  /** Looks at what is to become public. */
  mayReview: boolean
  /** Beyond what is public: owners, operators, and whom it was granted. */
  isTrusted: boolean
}

/** Proofs are for who checks them; a confidential subject has nothing public. */
export const visibilityOf = (
  purpose: AttachmentPurpose,
  confidential: boolean,
  asked: AttachmentVisibility,
): AttachmentVisibility => (purpose === 'material' && !confidential ? asked : 'ON_REQUEST')

/** Never yet shown to anybody: its owners and reviewers alone know that it is there. */
export const isHidden = (row: Attached, { mayAttach, mayReview }: Rights) =>
  row.waiting && row.visibility === 'PUBLIC' && !mayAttach && !mayReview

export function mayDownload(row: Attached, rights: Rights): boolean {
  if (isHidden(row, rights)) return false
  if (rights.mayAttach) return true
  // The subject may have become confidential after the file was taken in.
  if (rights.confidential && row.file.uncleaned) return false
  return rights.isTrusted || visibilityOf(row.purpose, rights.confidential, row.visibility) === 'PUBLIC'
}

export function scanOf(row: Attached, hasScanner: boolean): ScanState {
  return row.file.scan === 'waiting' && !hasScanner ? 'not_scanned' : row.file.scan
}

export function refuseUnscanned(scan: ScanState) {
  if (scan === 'infected') throw new Refusal('file_infected')
  if (scan === 'waiting') throw new Refusal('file_not_scanned')
}

export function asAttachment(row: Attached, rights: Rights, hasScanner: boolean): Attachment {
  const may = mayDownload(row, rights)
  const scan = scanOf(row, hasScanner)
  return {
    id: row.id,
    purpose: row.purpose,
    visibility: visibilityOf(row.purpose, rights.confidential, row.visibility),
    chosen: rights.mayAttach && row.purpose === 'material' ? row.visibility : null,
    waiting: row.waiting && (rights.mayAttach || rights.mayReview),
    number: row.number,
    name: may ? row.name : null,
    kind: row.file.kind,
    bytes: row.file.bytes,
    scan,
    cleaned: row.file.uncleaned === null,
    mayDownload: may && (scan === 'clean' || scan === 'not_scanned'),
    mayRemove: rights.mayAttach,
    createdAt: row.createdAt,
  }
}
