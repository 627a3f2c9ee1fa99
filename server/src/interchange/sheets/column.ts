import type { CellProblem } from '@keqiao/shared/interchange'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import type { z } from 'zod'
import type { Taxonomies } from '../../taxonomy/taxonomy.ts'
import type { Cell } from '../cell.ts'

/** What a reader may look at beside the cell. */
export interface Reading {
  taxonomies: Taxonomies
  /** The heading as the file has it: a unit in brackets counts for money. */
  heading: string
}

/** One column of a sheet: how it is headed, explained and read. */
export interface Column {
  /** Where the value goes in the draft; `contact.phone` goes inside. */
  path: string
  heading: string
  /** Other headings that mean the same, besides the path itself. */
  aliases: string[]
  explain: string
  example: string
  required?: boolean
  /** The list a cell of this column is chosen from; `many` when several may be given. */
  list?: TaxonomyName
  /** Codes of the list that the column takes, where not all of them are meant. */
  only?: (code: string) => boolean
  many?: boolean
  read(cell: Cell, reading: Reading): unknown
}

/** A kind of listing as a sheet: its columns in the template's order, and the schema every row must fit. */
export interface Sheet<Draft> {
  columns: Column[]
  draft: z.ZodType<Draft>
  /** What tells two rows without an external number apart. */
  fingerprint(draft: Draft): string
}

/** A cell that cannot be read as its column asks. */
export class CellFault extends Error {
  readonly code: CellProblem['code']
  readonly facts: Record<string, unknown>

  constructor(code: CellProblem['code'], facts: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Headings compare without blanks, stars and what stands in brackets (units, hints). */
export const plainHeading = (heading: string) =>
  heading
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*＊:：﹡]/g, '')
    .toLowerCase()
