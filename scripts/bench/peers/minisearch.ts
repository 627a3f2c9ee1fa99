import MiniSearch from 'minisearch'
import { type Document, measurePeer } from './measure.ts'
import { tokensOf } from './tokens.ts'

await measurePeer(() => {
  const index = new MiniSearch<Document>({
    fields: ['title', 'keywords', 'text'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  })
  return {
    add: (documents) => index.addAll(documents),
    search: (text) => index.search(text).slice(0, 100),
  }
})
