import type { z } from 'zod'

/**
 * Who may call: anyone · a signed-in person · a member of an organisation · an active agent · the centre's reviewer, operator
 * (of the province or a region) or auditor · an agent or an operator for what both do with needs. Finer rights are rules.
 */
export const ACCESSES = ['public', 'signed_in', 'member', 'agent', 'reviewer', 'operator', 'auditor', 'triage'] as const
export type Access = (typeof ACCESSES)[number]
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One operation of the contract: served by the server, called by the web. `path` uses `:name` for params. */
export interface Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  readonly status?: number
}

// biome-ignore lint/suspicious/noExplicitAny: the widest endpoint, for lists of them
export type AnyEndpoint = Endpoint<any, any, any, any>

export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return definition
}

/** Not distributed: a body of several forms stays one body. */
type PartSent<K extends string, T> = [T] extends [undefined] ? { [key in K]?: undefined } : { [key in K]: T }
type PartReceived<K extends string, T> = { [key in K]: T }

/** What the web sends: values before zod's defaults. */
export type Sent<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? PartSent<'params', z.input<P>> & PartSent<'query', z.input<Q>> & PartSent<'body', z.input<B>>
    : never
/** What the handler receives: values after parsing. */
export type Received<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? PartReceived<'params', z.output<P>> & PartReceived<'query', z.output<Q>> & PartReceived<'body', z.output<B>>
    : never
export type Reply<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never
