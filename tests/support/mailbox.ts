import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readMail } from './mails.ts'

export interface Received {
  subject: string
  text: string
  /** Path, query and fragment of its first link. */
  link: string
}

/** What the house wrote to this address, newest last; `folder` is where its mails go. */
export function mailsTo(folder: string, address: string): Received[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .map((file) => readMail(readFileSync(file, 'utf8')))
    .filter(({ header }) => header('To') === address)
    .map(({ subject, text }) => ({ subject, text, link: text.match(/https?:\/\/[^/\s]+(\/\S*)/)?.[1] ?? '' }))
}

/** The token behind the `#` of the newest mail to this address. */
export function tokenTo(folder: string, address: string): string {
  const link = mailsTo(folder, address).at(-1)?.link ?? ''
  return /(?:#|\.)([\w-]{43})$/.exec(link)?.[1] ?? ''
}
