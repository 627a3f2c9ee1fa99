import type { Dictionary } from '../../words/dictionary.ts'
import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

export const matchingWords: Dictionary = { zh, en }
