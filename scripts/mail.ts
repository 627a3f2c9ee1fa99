import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '@keqiao/server/platform/config'
import { readMail } from './read-mail.ts'

// Without a mail server every mail is a file of the data folder; this reads the newest, with the link it brings.
const { mail } = readConfig(process.env)
if (mail.kind === 'smtp') console.log('邮件由 SMTP 服务器发出 / mails go out by SMTP')
else {
  const files = existsSync(mail.folder) ? readdirSync(mail.folder).filter((name) => name.endsWith('.eml')) : []
  // Names are ids that sort by time.
  const newest = files.sort().at(-1)
  if (!newest) console.log(`还没有邮件 / no mail yet: ${mail.folder}`)
  else {
    const file = path.join(mail.folder, newest)
    const { header, subject, text } = readMail(readFileSync(file, 'utf8'))
    console.log(`${file}\n→ ${header('To') ?? ''}\n${subject}\n\n${text}`)
  }
}
