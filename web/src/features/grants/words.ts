import type { Dictionary } from '../../words/dictionary.ts'
import { en } from './wordsEn.ts'
import { zh } from './wordsZh.ts'

export const grantsWords: Dictionary = { zh, en }
