import type { Readable } from 'node:stream'

export interface SheetLimits {
  bytes: number
  unpackedBytes: number
  entries: number
  ratio: number
  rows: number
}
/** A sheet as words: the first row, and the others with their numbers as the program shows them. */
export interface ReadSheet {
  headings: string[]
  rows: { number: number; cells: (string | null)[] }[]
}
export type SheetValue = string | number | null
export interface SheetFile {
  fileName: string
  type: string
  content: Buffer
}

/** Reading and writing tables, as the floor above does it: bounded, in threads, safe against formulas. */
export interface Sheets {
  read(stream: Readable, fileName: string, limits: SheetLimits): Promise<ReadSheet>
  /** The headings first; texts that would be formulas are guarded. */
  file(rows: SheetValue[][], title: string, format: 'xlsx' | 'csv'): Promise<SheetFile>
  /** A sheet to fill in, its notes beside it, the values of some columns to choose from. */
  template(sheet: {
    title: string
    columns: { heading: string; required: boolean; explain: string; example: string; values?: string[] }[]
    notes: string[]
  }): Promise<SheetFile>
}
