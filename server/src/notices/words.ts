import type { FACT_VALUES, Language, NoticeCode, StoppedKind } from '@keqiao/shared/notices'
import { readFee } from '@keqiao/shared/roadshow'
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
  fee: { free: string; paid: string }
  brand: string
  greeting: string
  greetingUnknown: string
  footer: string
  whySent: string
  stop: string
  /** One source of alerts, by its name. */
  mute: string
  choose: string
}

export const mailWords: Record<Language, MailWords> = { zh, en }

const timeZone = 'Asia/Shanghai'
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone })
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone })

/** `2026 年 12 月 4 日`, as the pages say it; with the time where a day would promise too much. */
function moment(instant: string | number, language: Language, withTime: boolean): string {
  const at = new Date(instant)
  const time = withTime ? ` ${TIME.format(at)}` : ''
  if (language === 'en') return DAY.format(at) + (withTime ? `,${time} Beijing time` : '')
  const part = (name: 'year' | 'month' | 'day') => at.toLocaleDateString('en-GB', { [name]: 'numeric', timeZone })
  return `${part('year')} 年 ${part('month')} 月 ${part('day')} 日${withTime ? `${time}（北京时间）` : ''}`
}

function feeWords(fact: string | number | undefined, language: Language): string {
  const fee = readFee(fact)
  if (!fee) return ''
  return fee === 'free' ? mailWords[language].fee.free : fill(mailWords[language].fee.paid, fee, language)
}

/** Fills the blanks: days (`{{dueAt}}`), moments (`{{dueAt:time}}` and every `…Time`) and closed values in words, everything else as it is. */
export function fill(template: string, facts: Record<string, string | number>, language: Language): string {
  return template.replaceAll(/\{\{(\w+)(:time)?\}\}/g, (_, name: string, time?: string) => {
    const value = facts[name] ?? (name === 'name' ? mailWords[language].unnamed : '')
    if (name.endsWith('At')) return moment(value, language, time !== undefined)
    if (name.endsWith('Time')) return moment(value, language, true)
    if (name === 'fee') return feeWords(facts.fee, language)
    const words = (mailWords[language].fact as Record<string, Record<string, string> | undefined>)[name]
    return words?.[value] ?? String(value).replaceAll(/\s+/g, ' ')
  })
}
