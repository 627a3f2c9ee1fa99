import { existsSync } from 'node:fs'
import { binOf, inRoot, node, step } from './child.mjs'
import { alone } from './lock.mjs'
import { ensurePnpm, PNPM } from './runtime.mjs'
import { hashOf, isStamped, members, writeStamp } from './stamps.mjs'

const INSTALLED = 'node_modules/.run-stamp'
const BUILT = 'web/dist/.run-stamp'
const WEB_INPUT = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'shared/src', 'pnpm-lock.yaml']

/** Installs with the frozen lockfile when a manifest, the lockfile or the platform is another than at the last install. */
export async function ensureInstalled() {
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...members().map((name) => `${name}/package.json`)]
  const hash = hashOf(manifests, process.platform, process.arch, ...PNPM)
  const isDone = () => isStamped(INSTALLED, hash) && existsSync(inRoot('server/node_modules'))
  if (isDone()) return
  const pnpm = await ensurePnpm()
  await alone(async () => {
    if (isDone()) return
    const args = [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only']
    await step('安装依赖 / installing dependencies', 'install', node.path, args, {
      settings: { CI: 'true', npm_config_loglevel: 'error' },
    })
    writeStamp(INSTALLED, hash)
  })
}

/** Builds the web when its sources, the contract or the lockfile changed since the last build. */
export async function ensureWeb({ force = false } = {}) {
  const hash = hashOf(WEB_INPUT)
  if (!force && isStamped(BUILT, hash)) return
  await alone(async () => {
    if (!force && isStamped(BUILT, hash)) return
    const args = [binOf('vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn']
    await step('构建网页 / building the web', 'build', node.path, args)
    writeStamp(BUILT, hash)
  })
}
