import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { openHttp } from '@keqiao/server/http'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'
import { routesOf } from './routes.ts'

const SOME_ID = '0190a5e0-0000-7000-8000-000000000000'

let house: House
let app: FastifyInstance
let webDir = ''
let operator = ''
beforeAll(async () => {
  house = await startHouse()
  await house.addPeople()
  operator = await house.signIn('operator@test.example')
  webDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-web-'))
  mkdirSync(path.join(webDir, 'assets'))
  writeFileSync(path.join(webDir, 'index.html'), '<!doctype html><title>x</title>')
  writeFileSync(path.join(webDir, 'assets/a.js'), 'export {}')
  const { config } = house.services
  app = await openHttp({ ...house.services, config: { ...config, http: { ...config.http, webDir } } })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(webDir, { recursive: true, force: true })
})

const ALWAYS: Record<string, RegExp> = {
  'content-security-policy':
    /^(?!.*unsafe-eval)(?!.*script-src[^;]*unsafe-inline).*frame-ancestors 'none'|^sandbox; default-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
  'x-permitted-cross-domain-policies': /^none$/,
}
const NEVER = ['x-powered-by', 'server', 'strict-transport-security', 'access-control-allow-origin', 'x-ratelimit-limit']

function faultsOf(headers: Record<string, unknown>): string[] {
  const wrong = Object.entries(ALWAYS).filter(([name, pattern]) => !pattern.test(String(headers[name] ?? '')))
  return [...wrong.map(([name]) => `${name}: ${headers[name]}`), ...NEVER.filter((name) => headers[name] !== undefined)]
}

const PLACES: [string, { method?: string; url: string; headers?: Record<string, string>; payload?: string }, number][] = [
  ['the shell of a page', { url: '/', headers: { accept: 'text/html' } }, 200],
  ['a page by its address', { url: '/needs/new', headers: { accept: 'text/html' } }, 200],
  ['a script', { url: '/assets/a.js' }, 200],
  ['a file that is not there', { url: '/assets/none.js' }, 404],
  ['the readable interface', { url: '/api/docs' }, 200],
  ['the interface', { url: '/api/openapi.json' }, 200],
  ['an unknown address', { url: '/api/v1/nothing' }, 404],
  ['an address that cannot be read', { url: '/api/v1/needs/%E0%A4%A' }, 400],
  ['a path that climbs', { url: '/../../etc/passwd' }, 404],
  [
    'a broken body',
    { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'application/json' }, payload: '{' },
    400,
  ],
  [
    'a body of a kind nobody reads',
    { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'text/plain' }, payload: 'x' },
    415,
  ],
  [
    'a body that is too large',
    {
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: `"${'x'.repeat(1_100_000)}"`,
    },
    413,
  ],
  ['a fault of input', { url: '/api/v1/search?page=0' }, 400],
  ['somebody not signed in', { url: '/api/v1/my/needs' }, 401],
  ['another site', { method: 'POST', url: '/api/v1/session', headers: { origin: 'https://evil.example' } }, 403],
  ['TRACE', { method: 'TRACE', url: '/' }, 405],
  ['TRACE of the interface', { method: 'TRACE', url: '/api/v1/me' }, 405],
  ['a method nobody serves there', { method: 'PATCH', url: '/api/v1/me' }, 404],
]
test.each(PLACES)('%s carries the headers that protect', async (_, asked, status) => {
  const answer = await app.inject(asked as never)
  expect([answer.statusCode, faultsOf(answer.headers)]).toEqual([status, []])
})

test('only the pages that read tickets may use the camera and run WebAssembly, and no text becomes code there', async () => {
  for (const url of [`/roadshows/${SOME_ID}/check-in`, `/door/${'x'.repeat(42)}`]) {
    const { headers } = await app.inject({ url, headers: { accept: 'text/html' } })
    expect(headers['permissions-policy']).toMatch(/camera=\(self\), microphone=\(\)/)
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval';/)
  }
  for (const url of [`/roadshows/${SOME_ID}`, `/roadshows/${SOME_ID}/check-in/x`, '/x/door/y', `/ticket/${'x'.repeat(42)}`]) {
    const { headers } = await app.inject({ url, headers: { accept: 'text/html' } })
    expect(faultsOf(headers)).toEqual([])
  }
})

test('so does every route, for nobody and for the operator', async () => {
  const bare: string[] = []
  const kept: string[] = []
  for (const route of routesOf(app)) {
    const [method = '', pattern = ''] = route.split(' ')
    const url = pattern.replaceAll(/:\w+/g, SOME_ID).replace('*', 'x')
    for (const cookie of ['', operator].filter(() => url !== '/api/v1/session')) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { cookie },
        ...(method !== 'GET' && { payload: {} }),
      })
      for (const fault of faultsOf(answer.headers)) bare.push(`${route} (${answer.statusCode}) ${fault}`)
      // What is for one person is kept by nobody on the way.
      const isPersonal = cookie !== '' && url.startsWith('/api/v1/') && answer.statusCode < 300
      if (isPersonal && !/no-store|public, max-age/.test(String(answer.headers['cache-control']))) kept.push(route)
    }
  }
  expect([bare, kept]).toEqual([[], []])
})

describe('over https', () => {
  test('browsers are told to come by https only, for this host', async () => {
    await using other = await startHouse({ settings: { PUBLIC_URL: 'https://house.test' } })
    for (const url of ['/api/v1/me', '/api/v1/nothing'])
      expect((await other.app.inject({ url })).headers['strict-transport-security']).toBe('max-age=31536000')
  })
})

describe('on the wire', () => {
  /** Sends these very bytes and reads until the line is cut. */
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { port } = app.server.address() as { port: number }
      const socket = connect(port, '127.0.0.1', () => socket.end(text))
      let said = ''
      socket.on('data', (data) => (said += data))
      socket.on('close', () => resolve(said))
      socket.on('error', reject)
    })
  const request = (...lines: string[]) =>
    raw(['GET /api/v1/me HTTP/1.1', 'Host: house.test', 'Connection: close', ...lines, '', ''].join('\r\n'))
  const headersOf = (said: string) =>
    Object.fromEntries(
      said
        .split('\r\n\r\n')[0]
        ?.split('\r\n')
        .slice(1)
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]) ?? [],
    )

  test.each([
    ['headers beyond 16 KiB', [`X-Long: ${'x'.repeat(20_000)}`], /^HTTP\/1\.1 431 /],
    ['a header that is none', ['no colon here'], /^HTTP\/1\.1 400 /],
    ['two lengths', ['Content-Length: 3', 'Content-Length: 4'], /^HTTP\/1\.1 400 /],
    ['a length and chunks', ['Content-Length: 3', 'Transfer-Encoding: chunked'], /^HTTP\/1\.1 400 /],
    ['a length that is no number', ['Content-Length: +3'], /^HTTP\/1\.1 400 /],
    ['a folded header', ['X-A: 1', ' folded'], /^HTTP\/1\.1 400 /],
    ['an odd transfer coding', ['Transfer-Encoding: xchunked'], /^HTTP\/1\.1 400 /],
  ])('%s is refused, the line cut', async (_, lines, status) => {
    const said = await request(...lines)
    expect(said).toMatch(status)
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(faultsOf(headersOf(said))).toEqual([])
  })

  test('a method that is none, and a request without a host', async () => {
    expect(await raw('FROBNICATE / HTTP/1.1\r\nHost: house.test\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })
})
