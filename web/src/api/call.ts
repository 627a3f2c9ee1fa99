import type { AnyEndpoint, Reply, Sent } from '@keqiao/shared/endpoint'
import { Problem, type ProblemCode } from '@keqiao/shared/problem'

/** A "no" from the server, or `offline` when no answer came at all. */
export class ProblemError extends Error {
  readonly code: ProblemCode | 'offline'
  readonly facts: Problem['facts']
  readonly issues: NonNullable<Problem['issues']>
  readonly requestId: string | undefined

  constructor(problem: Pick<Problem, 'facts' | 'issues' | 'requestId'> & { code: ProblemCode | 'offline' }) {
    super(problem.code)
    this.name = 'ProblemError'
    this.code = problem.code
    this.facts = problem.facts
    this.issues = problem.issues ?? []
    this.requestId = problem.requestId
  }
}

/** Nothing is at this address, or no longer. */
export const isGone = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'not_found' || error.code === 'invalid_input')

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

export function addressOf(path: string, { params, query }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each))
    }
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

/** The only door to the network: plain fetch, with every failure turned into a ProblemError. */
export async function send(address: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ProblemError({ code: 'offline', facts: {} })
  }
  const text = await response.text()
  const reply = readJson(text)
  if (response.ok) return reply
  throw problemOf(response.status, reply)
}

export function sendJson(address: string, method: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const json: RequestInit =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return send(address, { method, ...json, ...(signal ? { signal } : {}) })
}

/** Calls one operation of the contract. The server has checked the reply against the same schema. */
export async function call<E extends AnyEndpoint>(endpoint: E, sent: Sent<E>, signal?: AbortSignal): Promise<Reply<E>> {
  const parts = sent as Parts
  const body = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? undefined : (parts.body ?? {})
  return (await sendJson(addressOf(endpoint.path, parts), endpoint.method, body, signal)) as Reply<E>
}

function problemOf(status: number, reply: unknown): ProblemError {
  const problem = Problem.safeParse(reply)
  return new ProblemError(problem.success ? problem.data : { code: codeOf(status), facts: { status, reply } })
}

function readJson(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

function codeOf(status: number): ProblemCode {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 413) return 'file_too_large'
  if (status === 429) return 'rate_limited'
  if (status === 503) return 'not_ready'
  return 'unexpected'
}

/** Sends one file, telling how much of it has left (0–1); `fetch` cannot say. */
export function sendFile(
  address: string,
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<unknown> {
  const body = new FormData()
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const reply = readJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(reply)
      else reject(problemOf(request.status, reply))
    }
    request.onerror = () => reject(new ProblemError({ code: 'offline', facts: {} }))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
