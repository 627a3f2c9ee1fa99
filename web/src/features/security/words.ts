import type { Dictionary } from '../../words/dictionary.ts'
import { en } from './wordsEn.ts'
import { zh } from './wordsZh.ts'

export const securityWords: Dictionary = { zh, en }
