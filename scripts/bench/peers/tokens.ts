import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

const jieba = Jieba.withDict(dict)

/** The same words for every peer: cut by the dictionary, without punctuation. */
export const tokensOf = (text: string): string[] =>
  jieba.cut(text.normalize('NFKC').toLowerCase(), false).filter((word) => /[\p{L}\p{N}]/u.test(word))
