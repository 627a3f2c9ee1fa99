import type { FastifyInstance } from 'fastify'

/** What a page of this house may do and load: its own scripts only, in no frame, no device, no other site. */
const contentOf = (streams: readonly string[]) =>
  [
    "default-src 'self'",
    "base-uri 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    // The workshop's components set styles of their own.
    "style-src 'self' 'unsafe-inline'",
    ...(streams.length > 0 ? [`connect-src 'self' ${streams.join(' ')}`, `media-src 'self' blob: ${streams.join(' ')}`] : []),
  ].join('; ')
const DEVICES = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'bluetooth', 'display-capture', 'midi']
const YEAR_SECONDS = 31_536_000

/** A table rather than a plugin, because three kinds of answer need it: those of routes, of the framework, and of the bare line. */
const PROTECTING = {
  'content-security-policy': contentOf([]),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': DEVICES.map((device) => `${device}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
}

/**
 * The two pages that read tickets: they may use the camera and run the reader of codes, which is WebAssembly. No text becomes
 * code there either.
 */
const DOOR_PAGES = /^\/(?:roadshows\/[\w-]+\/check-in|door\/[\w-]+)\/?(?:\?|$)/
const forDoors = (headers: Record<string, string>) => ({
  ...headers,
  'content-security-policy': headers['content-security-policy']?.replace(
    "script-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
  ),
  'permissions-policy': headers['permissions-policy']?.replace('camera=()', 'camera=(self)'),
})

export interface Protected {
  publicUrl: string
  /** From where streams of events may play in our pages; nothing else does. */
  streamOrigins: readonly string[]
}
export function protecting({ publicUrl, streamOrigins }: Protected): Record<string, string> {
  const content = { ...PROTECTING, 'content-security-policy': contentOf(streamOrigins) }
  return publicUrl.startsWith('https:') ? { ...content, 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : content
}

/** On every answer: pages, files, problems, unknown addresses. A route may set stricter ones. */
export function protectAnswers(app: FastifyInstance, given: Protected) {
  const headers = protecting(given)
  const doors = forDoors(headers)
  app.addHook('onRequest', async ({ url }, reply) => void reply.headers(DOOR_PAGES.test(url) ? doors : headers))
}

/** What cannot even be read as a request is answered in the same terms, and the line is cut. */
export function refuseUnreadable(
  fault: Error & { code?: string },
  socket: { writable: boolean; end(text: string): void; destroy(): void },
) {
  if (!socket.writable || fault.code === 'ECONNRESET') return socket.destroy()
  const tooLarge = fault.code === 'HPE_HEADER_OVERFLOW'
  const body = JSON.stringify({ code: 'invalid_input', facts: {} })
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    ...PROTECTING,
    connection: 'close',
  }
  const head = [
    `HTTP/1.1 ${tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end([...head, '', body].join('\r\n'))
}
