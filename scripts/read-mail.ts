/** The readable parts of a mail as sent: headers and the plain text, decoded. */
export function readMail(raw: string): {
  subject: string
  header: (name: string) => string | undefined
  text: string
  html: string
  calendar: string
} {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/)
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]
  // Parts of parts as well.
  const boundaries = [...raw.matchAll(/boundary="?([^";\r\n]+)/g)].map(([, boundary]) => boundary as string)
  const parts = boundaries.reduce((all, one) => all.flatMap((part) => part.split(`--${one}`)), [rest.join('\n\n')])
  const part = (kind: string) => decoded(parts.find((one) => one.includes(`text/${kind}`)) ?? '')
  return { subject: words(header('Subject') ?? ''), header, text: part('plain'), html: part('html'), calendar: part('calendar') }
}

function decoded(part: string): string {
  const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (/quoted-printable/i.test(head)) return unquoted(body.replaceAll(/=\r?\n/g, ''))
  return body
}

const unquoted = (text: string) =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** RFC 2047 words of a header. */
const words = (header: string) =>
  header
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    )
