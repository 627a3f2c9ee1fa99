import type { Facts, Language, NoticeCode, StoppedKind } from '@keqiao/shared/notices'
import { fill, mailWords } from './words.ts'

interface Line {
  code: NoticeCode
  facts: Facts
  link: string
}
/** A line that is a name, and needs no words. */
interface NameLine {
  text: string
  link: string
}
export interface Contents {
  language: Language
  /** The recipient's own name, where they have an account. */
  name: string | null
  head: Line
  /** What a digest gathered, or an alert found. */
  lines: (Line | NameLine)[]
  /** What can be silenced by itself, with the name it goes by. */
  mutes: { name: string; link: string }[]
  /** Absent where the mail cannot be switched off. */
  stop: { kind: StoppedKind; link: string; choose: string | null } | null
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const anchor = (link: string, text: string, style = 'color:#0d5c63') =>
  `<a href="${escaped(link)}" style="${style}">${escaped(text)}</a>`

// Mail programs know no style sheets.
const BODY = 'font:16px/1.7 sans-serif;color:#1c2423;max-width:36em;margin:1.5em auto;padding:0 1em'
const BRAND = 'font:600 18px/1.4 serif;color:#0d5c63;margin:0 0 1.6em'
const BUTTON =
  'display:inline-block;padding:10px 20px;border-radius:6px;background:#0d5c63;color:#ffffff;font-weight:600;text-decoration:none'
const FOOT = 'margin-top:2.4em;padding-top:1em;border-top:1px solid #e2dfd5;color:#4b5553;font-size:14px'

/** Subject, plain text and simple HTML of one mail. */
export function letterOf({ language, name, head, lines, mutes, stop }: Contents): {
  subject: string
  text: string
  html: string
} {
  const words = mailWords[language]
  const say = (line: Line | NameLine) => ('text' in line ? line.text : fill(words.notice[line.code].text, line.facts, language))
  const muteOf = ({ name: of }: { name: string }) => fill(words.mute, { name: of }, language)
  const { title, button } = words.notice[head.code]
  const subject = fill(title, head.facts, language)
  const greeting = name ? fill(words.greeting, { name }, language) : words.greetingUnknown
  const why = stop ? fill(words.whySent, { kind: words.kind[stop.kind] }, language) : null

  const colon = language === 'zh' ? '：' : ': '
  const text = [
    greeting,
    say(head),
    ...lines.map((line) => `· ${say(line)}\n  ${line.link}`),
    `${button}${colon}${head.link}`,
    `-- \n${words.footer}`,
    ...mutes.map((mute) => `${muteOf(mute)}${colon}${mute.link}`),
    ...(stop ? [`${why}\n${words.stop}${colon}${stop.link}${stop.choose ? `\n${words.choose}${colon}${stop.choose}` : ''}`] : []),
  ].join('\n\n')

  const html = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><title>${escaped(subject)}</title>`,
    `<body style="${BODY}">`,
    `<p style="${BRAND}">${escaped(words.brand)}</p>`,
    `<p>${escaped(greeting)}</p><p>${escaped(say(head))}</p>`,
    ...(lines.length > 0 ? [`<ul>${lines.map((line) => `<li>${anchor(line.link, say(line))}</li>`).join('')}</ul>`] : []),
    `<p style="margin:1.6em 0">${anchor(head.link, button, BUTTON)}</p>`,
    `<p style="${FOOT}">${escaped(words.footer)}`,
    ...mutes.map((mute) => `<br>${anchor(mute.link, muteOf(mute))}`),
    ...(stop
      ? [
          `<br>${escaped(why ?? '')} ${anchor(stop.link, words.stop)}${stop.choose ? ` · ${anchor(stop.choose, words.choose)}` : ''}`,
        ]
      : []),
    '</p></body></html>',
  ].join('\n')
  return { subject, text, html }
}
