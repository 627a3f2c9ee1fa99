import type { Services } from '@keqiao/server/services'
import { createWorker } from '@keqiao/server/worker'

/** A worker that indexes and does nothing else: matches and mails follow from the index and never touch it. */
export const indexing = ({ outbox, indexer, logger }: Services) =>
  createWorker({ outbox, topics: { listing: { most: 64, handle: indexer.handle } }, logger })
