import { create, insertMultiple, search } from '@orama/orama'
import { measurePeer } from './measure.ts'
import { tokensOf } from './tokens.ts'

await measurePeer(() => {
  const index = create({
    schema: { title: 'string', keywords: 'string', text: 'string' },
    components: { tokenizer: { language: 'custom', normalizationCache: new Map(), tokenize: (raw: string) => tokensOf(raw) } },
  })
  return {
    add: (documents) =>
      insertMultiple(
        index,
        documents.map(({ id, ...rest }) => ({ id: String(id), ...rest })),
      ),
    search: async (text) => (await search(index, { term: text, threshold: 1, limit: 100 })).hits,
  }
})
