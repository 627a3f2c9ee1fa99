import type { ListingKind } from '@keqiao/shared/listings'
import { achievements } from './achievements.ts'
import type { Sheet } from './column.ts'
import { needs } from './needs.ts'

const SHEETS = { achievement: achievements, need: needs }

/** The sheet of a kind; callers treat drafts as what the kind's own module takes. */
export const sheetOf = (kind: ListingKind) => SHEETS[kind] as unknown as Sheet<{ externalRef: string | null; name: string }>
