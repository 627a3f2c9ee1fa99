import { Meilisearch } from 'meilisearch'
import { measurePeer } from './measure.ts'

const UID = 'keqiao-bench'
const PATIENCE = { timeout: 1_800_000, interval: 200 }

/** A plain index with the settings it comes with, on the server of MEILI_URL; its memory is the server's, not counted here. */
await measurePeer(async () => {
  const client = new Meilisearch({ host: process.env.MEILI_URL as string, apiKey: process.env.MEILI_KEY ?? '' })
  await client.deleteIndexIfExists(UID)
  await client.createIndex(UID, { primaryKey: 'id' }).waitTask(PATIENCE)
  const index = client.index(UID)
  let last: Promise<unknown> = Promise.resolve()
  return {
    async add(documents) {
      last = index.addDocuments(documents).waitTask(PATIENCE)
      await last
    },
    search: (text) => index.search(text, { limit: 100, attributesToRetrieve: ['id'] }),
  }
})
