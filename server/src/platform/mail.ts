import { existsSync, mkdirSync } from 'node:fs'
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { MailConfig } from './config.ts'
import { Refusal } from './refusal.ts'

export interface Letter {
  /** Gives the Message-ID: a letter sent twice has the same one, and mailboxes show it once. */
  id: string
  to: string
  at: string
  subject: string
  text: string
  html: string
  /** Where one request ends mails of this kind (RFC 8058). */
  unsubscribe?: string
  /** An entry for calendars (RFC 5545). */
  calendar?: string
}
export interface Mailer {
  send(letter: Letter): Promise<void>
  /** Copies of letters to this address that lie in this house. */
  forget(address: string): Promise<void>
  /** Copies older than this. */
  forgetBefore(millis: number): Promise<void>
  /** Lets go of a letter on its way; it is sent again after the next start. */
  close(): void
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
/** A server that answers a byte at a time is left all the same; well below the hold of an outbox row. */
const DEADLINE_MS = 60_000

export function createMailer(config: MailConfig, deadlineMs = DEADLINE_MS): Mailer {
  const domain = /@([^@>\s]+)>?$/.exec(config.from)?.[1] ?? 'localhost'
  const compose = ({ id, to, at, subject, text, html, unsubscribe, calendar }: Letter) => ({
    messageId: `<${id}@${domain}>`,
    date: new Date(at),
    from: config.from,
    // As an object: an address is never read as a list of them.
    to: { name: '', address: to },
    subject,
    text,
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    ...(calendar && { icalEvent: { method: 'PUBLISH', filename: 'event.ics', content: calendar } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return config.kind === 'smtp' ? bySmtp(config.url, compose, deadlineMs) : intoFiles(config.folder, compose)
}

type Compose = (letter: Letter) => object

/** Each letter a file that any mail program opens: the exchange works without a mail server, and nothing leaves. */
function intoFiles(folder: string, compose: Compose): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    async send(letter) {
      const { message } = await transport.sendMail(compose(letter))
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = path.join(folder, `${letter.id}.eml`)
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    async forget(address) {
      const [name, host = ''] = address.toLowerCase().split('@')
      const known = [address.toLowerCase(), `${name}@${domainToASCII(host)}`]
      for (const file of await copiesIn(folder)) {
        const [head = ''] = (await startOf(file)).split(/\r?\n\r?\n/, 1)
        const to = /^To:\s*<?([^>\r\n]*)/im.exec(head)?.[1]?.trim().toLowerCase()
        if (to && known.includes(to)) await rm(file, { force: true })
      }
    },
    async forgetBefore(millis) {
      for (const file of await copiesIn(folder)) if ((await stat(file)).mtimeMs < millis) await rm(file, { force: true })
    },
    close() {},
  }
}

/** As much of a letter as holds its head. */
async function startOf(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const copiesIn = async (folder: string) =>
  existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.eml')).map((name) => path.join(folder, name)) : []

function bySmtp(url: string, compose: Compose, deadlineMs: number): Mailer {
  const transport = createTransport({ url, ...PATIENCE })
  const closing = new AbortController()
  return {
    async send(letter) {
      try {
        await transport.sendMail({
          ...compose(letter),
          signal: AbortSignal.any([closing.signal, AbortSignal.timeout(deadlineMs)]),
        })
      } catch (fault) {
        const { code = 'unknown', responseCode: status = null } = fault as { code?: string; responseCode?: number }
        // Wrong credentials are ours to mend, and then the mail goes out; any other 5xx is the server's last word.
        if (status !== null && status >= 500 && code !== 'EAUTH') throw new Refusal('mail_refused', { status })
        // What the server said names the recipient; neither log nor outbox needs that.
        throw new Error(`the mail server did not take it: ${code}${status === null ? '' : ` ${status}`}`)
      }
    },
    // They are with whoever they were sent to.
    async forget() {},
    async forgetBefore() {},
    close: () => closing.abort(),
  }
}
