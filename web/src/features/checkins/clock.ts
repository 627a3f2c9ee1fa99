import { dateTime } from '../../words/format.ts'
import type { Language } from '../../words/say.ts'

/** `09:30` in Beijing: at a door everybody knows the day. */
export const clock = (instant: string, language: Language) => /\d{2}:\d{2}/.exec(dateTime(instant, language))?.[0] ?? ''
