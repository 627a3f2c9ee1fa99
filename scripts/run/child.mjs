import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './words.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const inRoot = (...parts) => path.join(root, ...parts)

const SAY_EVERY_MS = 2000
const KEEP_OUTPUT = 8000
const env = { ...process.env }
const pathKey = Object.keys(env).find((key) => key.toLowerCase() === 'path') ?? 'PATH'
// An outer `npm --prefix` must not lead the steps astray.
delete env.npm_config_prefix
delete env.npm_config_local_prefix

/** Gives every later child a setting; a folder given to PATH stands first. */
export function give(name, value) {
  if (name === 'PATH') env[pathKey] = `${path.resolve(root, value)}${path.delimiter}${env[pathKey] ?? ''}`
  else env[name] = value
}

/** The Node that runs everything after the bootstrap. */
export const node = { path: process.execPath }

/** A child whose output is the person's; signals reach it, so that no server is left behind. Resolves to its exit code. */
export function run(command, args, { cwd = root, settings = {} } = {}) {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...env, ...settings } })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  return new Promise((done, failed) => {
    child.on('error', (fault) => failed(new Stop('usage', `${command}: ${fault.message}`, { code: 127 })))
    child.on('exit', (code, signal) => {
      for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(one, forward)
      done(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

export const runNode = (args, options) => run(node.path, args, options)
export const binOf = (file) => inRoot('node_modules', file)

/** A silent step: its name and seconds are shown once it takes long, its output only when it fails. */
export async function step(name, advice, command, args, { cwd = root, settings = {}, shell = false } = {}) {
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  let output = ''
  let said = 0
  const timer = setInterval(() => {
    const line = `… ${name} ${Math.round((Date.now() - began) / 1000)} s`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
    // Where lines stay, one in ten seconds is enough.
    else if (said % 5 === 0) console.error(line)
    said++
  }, SAY_EVERY_MS)
  const given = { ...env, NO_COLOR: '1', ...settings }
  const child = spawn(command, args, { cwd, env: given, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-KEEP_OUTPUT)
    })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  const code = await new Promise((done) => {
    child.on('error', (fault) => {
      output += fault.message
      done(127)
    })
    child.on('close', (exit) => done(exit ?? 143))
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, forward)
  clearInterval(timer)
  if (said && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  if (code !== 0) throw new Stop(advice, `${name}：失败，退出码 ${code} / failed, exit code ${code}`, { output })
  if (said) console.error(`✓ ${name} ${seconds()} s`)
}
