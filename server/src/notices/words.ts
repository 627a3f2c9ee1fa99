import type { FACT_VALUES, Language, NoticeCode, StoppedKind } from '@keqiao/shared/notices'
import { en } from './words-en.ts'
import { zh } from './words-zh.ts'

/** The one place of the server with sentences: mails leave the house, where no page words them. */
export interface MailWords {
  /** Subject line and sentence of each notice; `{{fact}}` is filled in. */
  notice: Record<NoticeCode, { title: string; text: string; button: string }>
  fact: { [F in keyof typeof FACT_VALUES]: Record<(typeof FACT_VALUES)[F][number], string> }
  /** For a listing whose name is not told. */
  unnamed: string
  kind: Record<StoppedKind, string>
  greeting: string
  greetingUnknown: string
  footer: string
  whySent: string
  stop: string
  choose: string
}

export const mailWords: Record<Language, MailWords> = { zh, en }

const DATES: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
}

/** Fills the blanks: dates and closed values in words, everything else as it is. */
export function fill(template: string, facts: Record<string, string | number>, language: Language): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = facts[name] ?? (name === 'name' ? mailWords[language].unnamed : '')
    if (name.endsWith('At')) return DATES[language].format(new Date(value))
    const words = (mailWords[language].fact as Record<string, Record<string, string> | undefined>)[name]
    return words?.[value] ?? String(value).replaceAll(/\s+/g, ' ')
  })
}
