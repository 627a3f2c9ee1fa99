import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '@keqiao/server/platform/config'

// Without a mail server every mail is a file of the data folder; this reads the newest, with the link it brings.
const { mail } = readConfig(process.env)
if (mail.kind === 'smtp') console.log('邮件由 SMTP 服务器发出 / mails go out by SMTP')
else {
  const files = existsSync(mail.folder) ? readdirSync(mail.folder).filter((name) => name.endsWith('.eml')) : []
  // Names are ids that sort by time.
  const newest = files.sort().at(-1)
  if (!newest) console.log(`还没有邮件 / no mail yet: ${mail.folder}`)
  else {
    const raw = readFileSync(path.join(mail.folder, newest), 'utf8')
    const [, to = ''] = /^To: (.*)$/m.exec(raw) ?? []
    console.log(`${path.join(mail.folder, newest)}\n→ ${to}\n\n${plainText(raw)}`)
  }
}

function plainText(raw: string): string {
  const part = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/i.exec(raw)
  const head = part?.[0].split(/\r?\n\r?\n/)[0] ?? ''
  const body = part?.[1] ?? raw
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : body
}
