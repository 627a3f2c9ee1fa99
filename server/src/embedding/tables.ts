import { bytes, primaryKey, table, text } from '../platform/db/columns.ts'

/** Vectors already made. A cache: any row may be deleted, it is only made again. */
export const vectors = table(
  'vectors',
  {
    embedder: text('embedder').notNull(),
    /** SHA-256 of the text, base64url; the text itself is not kept. */
    hash: text('hash').notNull(),
    /** Little-endian 32-bit floats. */
    vector: bytes('vector').notNull(),
  },
  (t) => [primaryKey({ columns: [t.embedder, t.hash] })],
)
