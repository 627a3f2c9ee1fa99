import pino, { type DestinationStream, type Logger } from 'pino'
import { plainFault } from './fault.ts'

/** Begins where nothing of an address stands before, so that a long run is read once. */
const MAIL = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]{1,63}(?:\.[\w-]{1,63})+/g
/** Eleven figures that begin like a mobile number of China, with or without +86. */
const PHONE = /(?<![\d.-])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.-])/g
/** What a mailed link, a session or a code app's address carries: 32 signs of base64 and more, with a figure among them. */
const TOKEN = /(?<![\w/.-])(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Z])[\w-]{32,}(?:\.[\w%+/=-]{20,})?/g
/** What a query that failed was given: to the end of its line, or of its part of a JSON text. */
const GIVEN = /params: .*$/gm
const GIVEN_IN_JSON = /params: (?:\\[^n]|[^"\\])*/g

const plain = (text: string) => text.replace(MAIL, '[mail]').replace(PHONE, '[phone]').replace(TOKEN, '[token]')

/** Addresses, telephone numbers, tokens and the values of failed queries leave no trace in a log or an outbox. */
export const redacted = (text: string) => plain(text.replace(GIVEN, 'params: […]'))
const redactedLine = (line: string) => plain(line.replace(GIVEN_IN_JSON, 'params: […]'))

const HEADERS = ['cookie', 'set-cookie', 'authorization', 'x-forwarded-for']
const HIDDEN = ['password', 'current', 'code', 'token', 'secret', 'email', 'phone', 'cookie', 'contact']

/** Whatever is handed in, no line that leaves holds contact data or what opens an account. */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const paths = [
    ...HEADERS.flatMap((name) => [`req.headers["${name}"]`, `res.headers["${name}"]`, `headers["${name}"]`]),
    ...HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  ]
  const serializers = { fault: plainFault, err: plainFault }
  const options = { level, redact: { paths, censor: '[…]' }, hooks: { streamWrite: redactedLine }, serializers }
  return stream ? pino(options, stream) : pino(options)
}
