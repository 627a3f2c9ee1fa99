import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PasswordPolicyName } from '@keqiao/shared/security'
import { z } from 'zod'
import type { ScannerConfig } from './scanner.ts'
import { StartFault } from './start-fault.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const flag = z.enum(['on', 'off'])

/** Every setting: name, what is allowed, default. The README's table is checked against this. */
export const SETTINGS = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3900),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default(path.join(root, 'data')),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/.+|pglite:.+|file:.+)$/)
    .optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  PASSWORD_POLICY: PasswordPolicyName.default('asvs'),
  TRUST_PROXY: z
    .string()
    .regex(/^(off|[1-9]|[\da-fA-F.:/]+(,[\da-fA-F.:/]+)*)$/)
    .default('off'),
  EMBEDDER: z.enum(['onnx', 'hashing']).default('onnx'),
  EMBEDDING_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/)
    .default('keqiao-zh-1'),
  MODEL_DIR: z.string().min(1).optional(),
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: z.string().min(16).optional(),
  MEILI_INDEX: z
    .string()
    .regex(/^[a-z][\w-]{0,99}$/)
    .default('keqiao'),
  WORKER: z.enum(['on', 'only', 'none']).default('on'),
  MAIL: z.enum(['file', 'smtp']).default('file'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .optional(),
  CLAMD: z
    .string()
    .regex(/^(?:(?:unix:)?\/.+|[\w.-]+:\d{1,5}|\[[\da-fA-F:]+\]:\d{1,5})$/)
    .optional(),
  DEMO: flag.default('on'),
  STREAM_ORIGINS: z
    .string()
    .regex(/^https?:\/\/[\w.-]+(:\d{1,5})?(,https?:\/\/[\w.-]+(:\d{1,5})?){0,9}$/)
    .optional(),
  RATE_LIMIT: z.coerce.number().int().min(10).max(1_000_000).default(600),
  // A person at a terminal wants to read; a log collector wants every line.
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default(process.stdout.isTTY ? 'warn' : 'info'),
} as const

type Given<Name extends string> = { [name in Name]?: string | undefined }
/** Named in faults, never shown. */
const SECRET = new Set(['AUTH_SECRET', 'SMTP_URL', 'MEILI_KEY'])

export type DatabaseConfig =
  | { kind: 'sqlite'; file: string }
  | { kind: 'pglite'; folder: string | null; snapshot?: unknown }
  | { kind: 'postgres'; url: string }

export type MailConfig = { from: string } & ({ kind: 'file'; folder: string } | { kind: 'smtp'; url: string })

export interface Config {
  http: {
    host: string
    port: number
    publicUrl: string
    ratePerMinute: number
    /** Origins from which an event's stream may play in our pages. */
    streamOrigins: string[]
    webDir: string
    /** Whose word for the caller's address is taken: nobody's, so many proxies', or that of these addresses. */
    trustProxy: false | number | string[]
  }
  passwordPolicy: PasswordPolicyName
  dataDir: string
  database: DatabaseConfig
  authSecret: string | null
  embedding: { kind: 'onnx' | 'hashing'; model: string; folders: string[] }
  search: { file: string; server: { url: string; key: string | null; name: string } | null }
  mail: MailConfig
  scanner: ScannerConfig | null
  worker: 'on' | 'only' | 'none'
  demo: boolean
  logLevel: string
}

/** Reads and checks the whole environment at once; every fault is listed, not only the first. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, env[name] || undefined]))
  const parsed = z.object(SETTINGS).superRefine(mailIsWhole).superRefine(keyHasServer).safeParse(given)
  if (!parsed.success)
    throw new StartFault('settings_wrong', {
      faults: parsed.error.issues.map((issue) => ({
        setting: String(issue.path[0]),
        given: SECRET.has(String(issue.path[0])) && given[String(issue.path[0])] ? '***' : given[String(issue.path[0])],
        fault: issue.message,
      })),
    })
  const s = parsed.data
  const dataDir = path.resolve(s.DATA_DIR)
  return {
    http: {
      host: s.HOST,
      port: s.PORT,
      publicUrl: (s.PUBLIC_URL ?? `http://${s.HOST}:${s.PORT}`).replace(/\/$/, ''),
      ratePerMinute: s.RATE_LIMIT,
      streamOrigins: s.STREAM_ORIGINS?.split(',') ?? [],
      webDir: path.join(root, 'web/dist'),
      trustProxy: s.TRUST_PROXY === 'off' ? false : /^\d$/.test(s.TRUST_PROXY) ? Number(s.TRUST_PROXY) : s.TRUST_PROXY.split(','),
    },
    passwordPolicy: s.PASSWORD_POLICY,
    dataDir,
    database: databaseOf(s.DATABASE_URL, dataDir),
    authSecret: s.AUTH_SECRET ?? null,
    embedding: {
      kind: s.EMBEDDER,
      model: s.EMBEDDING_MODEL,
      folders: [
        ...(s.MODEL_DIR ? [path.resolve(s.MODEL_DIR)] : []),
        path.join(dataDir, 'models'),
        path.join(root, 'seeds/models'),
      ],
    },
    search: {
      file: path.join(dataDir, 'search.db'),
      server: s.MEILI_URL ? { url: s.MEILI_URL, key: s.MEILI_KEY ?? null, name: s.MEILI_INDEX } : null,
    },
    mail: mailOf(s, dataDir),
    scanner: s.CLAMD ? scannerOf(s.CLAMD) : null,
    worker: s.WORKER,
    demo: s.DEMO === 'on',
    logLevel: s.LOG_LEVEL,
  }
}

/** A server without an address of our own would send mails that nobody accepts. */
function mailIsWhole(given: { MAIL: string } & Given<'SMTP_URL' | 'MAIL_FROM'>, check: z.RefinementCtx) {
  if (given.MAIL !== 'smtp') return
  for (const name of ['SMTP_URL', 'MAIL_FROM'] as const)
    if (!given[name]) check.addIssue({ code: 'custom', path: [name], message: 'MAIL=smtp needs it' })
}

function keyHasServer(given: Given<'MEILI_URL' | 'MEILI_KEY'>, check: z.RefinementCtx) {
  if (given.MEILI_KEY && !given.MEILI_URL)
    check.addIssue({ code: 'custom', path: ['MEILI_URL'], message: 'MEILI_KEY is of no use without it' })
}

function mailOf(s: Given<'SMTP_URL' | 'MAIL_FROM'> & { MAIL: string }, dataDir: string): MailConfig {
  const from = s.MAIL_FROM ?? '科桥 Keqiao <no-reply@localhost>'
  return s.MAIL === 'smtp' && s.SMTP_URL
    ? { kind: 'smtp', url: s.SMTP_URL, from }
    : { kind: 'file', folder: path.join(dataDir, 'mail'), from }
}

function scannerOf(address: string): ScannerConfig {
  const socket = /^(?:unix:)?(\/.+)$/.exec(address)?.[1]
  if (socket) return { path: socket }
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}

function databaseOf(url: string | undefined, dataDir: string): DatabaseConfig {
  if (url?.startsWith('postgres')) return { kind: 'postgres', url }
  if (url?.startsWith('pglite:')) {
    const folder = url.slice('pglite:'.length)
    return { kind: 'pglite', folder: folder === 'memory' ? null : path.resolve(folder) }
  }
  return { kind: 'sqlite', file: url ? path.resolve(url.slice('file:'.length)) : path.join(dataDir, 'keqiao.db') }
}

/** The folder must be there and writable before anything opens in it. */
export function checkDataDir(config: Config) {
  try {
    mkdirSync(config.dataDir, { recursive: true })
    accessSync(config.dataDir, constants.W_OK)
  } catch (fault) {
    throw new StartFault('folder_unwritable', { folder: config.dataDir, fault: String(fault) })
  }
}
