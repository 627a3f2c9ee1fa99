import type { ConsentPurpose, ConsentState } from '@keqiao/shared/privacy'
import type { Reader, Tx } from '../platform/db/database.ts'

/** What people agreed to. Where consent is what a processing rests on, nothing is done without a live row here. */
export interface ConsentBook {
  /** The notice in force. */
  readonly version: string
  /** Writes an answer down; the same answer to the same notice again changes nothing. */
  note(tx: Tx, personId: string, purpose: ConsentPurpose, given: boolean): Promise<void>
  isLive(db: Reader, personId: string, purpose: ConsentPurpose): Promise<boolean>
  /** Every purpose as it stands now. */
  statesOf(db: Reader, personId: string): Promise<ConsentState[]>
  /** The version that this person has yet to read; null when it is known to them. */
  dueFor(db: Reader, personId: string): Promise<string | null>
}
