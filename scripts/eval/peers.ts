import { create, insertMultiple, search } from '@orama/orama'
import BetterSqlite from 'better-sqlite3'
import { Meilisearch } from 'meilisearch'
import MiniSearch from 'minisearch'
import { tokensOf } from '../bench/peers/tokens.ts'

export interface PeerDocument {
  id: string
  text: string
}
export interface Peer {
  name: string
  rank(query: string): string[] | Promise<string[]>
}
const MOST = 100

/** What anyone would take instead, each as its own documents recommend, all over the same words of the same texts. */
export async function createPeers(documents: PeerDocument[]): Promise<Peer[]> {
  const inMemory = [fts5(documents), ...miniSearch(documents), await orama(documents)]
  return process.env.MEILI_URL ? [...inMemory, await meilisearch(documents, process.env.MEILI_URL)] : inMemory
}

function fts5(documents: PeerDocument[]): Peer {
  const db = new BetterSqlite(':memory:')
  db.exec("create virtual table listings using fts5 (text, tokenize = 'unicode61')")
  const insert = db.prepare('insert into listings (rowid, text) values (?, ?)')
  db.transaction(() => {
    for (const [i, { text }] of documents.entries()) insert.run(i + 1, tokensOf(text).join(' '))
  })()
  const find = db.prepare<[string], { rowid: number }>(
    `select rowid from listings where listings match ? order by bm25(listings) limit ${MOST}`,
  )
  return {
    name: 'FTS5',
    rank: (query) =>
      find
        .all([...new Set(tokensOf(query))].map((term) => `"${term}"`).join(' OR '))
        .map(({ rowid }) => documents[rowid - 1]?.id as string),
  }
}

/** Its default adds up a word that a text repeats; asked for each word once it ranks worse. */
function miniSearch(documents: PeerDocument[]): Peer[] {
  const index = new MiniSearch<PeerDocument>({ fields: ['text'], tokenize: tokensOf, processTerm: (term) => term })
  index.addAll(documents)
  const rank = (query: string, tokenize: typeof tokensOf) =>
    index
      .search(query, { tokenize })
      .slice(0, MOST)
      .map(({ id }) => id as string)
  return [
    { name: 'MiniSearch', rank: (query) => rank(query, tokensOf) },
    { name: 'MiniSearch, each word once', rank: (query) => rank(query, (text) => [...new Set(tokensOf(text))]) },
  ]
}

async function orama(documents: PeerDocument[]): Promise<Peer> {
  const index = create({
    schema: { text: 'string' },
    components: { tokenizer: { language: 'custom', normalizationCache: new Map(), tokenize: (raw: string) => tokensOf(raw) } },
  })
  await insertMultiple(
    index,
    documents.map(({ id, text }) => ({ id, text })),
  )
  return {
    name: 'Orama',
    rank: async (query) => (await search(index, { term: query, threshold: 1, limit: MOST })).hits.map(({ id }) => id),
  }
}

/** A plain index with the settings it comes with. */
async function meilisearch(documents: PeerDocument[], host: string): Promise<Peer> {
  const client = new Meilisearch({ host, apiKey: process.env.MEILI_KEY ?? '' })
  const uid = 'keqiao-eval-peer'
  await client.deleteIndexIfExists(uid)
  const index = client.index(uid)
  await index
    .addDocuments(
      documents.map(({ text }, at) => ({ at, text })),
      { primaryKey: 'at' },
    )
    .waitTask({ timeout: 600_000, interval: 200 })
  return {
    name: 'Meilisearch',
    rank: async (query) => {
      const { hits } = await index.search(query, { limit: MOST, attributesToRetrieve: ['at'] })
      return hits.map(({ at }) => documents[Number(at)]?.id as string)
    },
  }
}
