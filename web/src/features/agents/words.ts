import type { Dictionary } from '../../words/dictionary.ts'
import { deskWords } from './words.desk.ts'
import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

export const agentsWords: Dictionary = { zh: { ...zh, ...deskWords.zh }, en: { ...en, ...deskWords.en } }
