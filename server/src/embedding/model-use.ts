export type Pooling = 'mean' | 'cls'

/** How token vectors become a text vector, and what a model wants to read before a text. */
export interface ModelUse {
  pooling: Pooling
  queryPrefix: string
  passagePrefix: string
}

const PLAIN: ModelUse = { pooling: 'mean', queryPrefix: '', passagePrefix: '' }

/** From the models' own cards; anything unknown is averaged without a prefix. */
const FAMILIES: [pattern: RegExp, use: Partial<ModelUse>][] = [
  [/bge-(small|base|large)-zh/i, { pooling: 'cls', queryPrefix: '为这个句子生成表示以用于检索相关文章：' }],
  [/bge-m3/i, { pooling: 'cls' }],
  [/(^|[/-])e5-(small|base|large)/i, { queryPrefix: 'query: ', passagePrefix: 'passage: ' }],
]

export function knownFamily(model: string): ModelUse {
  const known = FAMILIES.find(([pattern]) => pattern.test(model))
  return { ...PLAIN, ...known?.[1] }
}
