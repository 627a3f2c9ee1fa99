import { readdirSync } from 'node:fs'
import { checks } from './checks.mjs'
import { binOf, inRoot, runNode } from './child.mjs'
import { ensureWeb } from './install.mjs'
import { ensurePnpm } from './runtime.mjs'
import { test } from './test.mjs'
import { Stop } from './words.mjs'

const script = (file) => (args) => runNode([inRoot('scripts', file), ...args])

export const tasks = {
  async start(args) {
    await ensureWeb()
    return runNode([inRoot('server/src/main.ts'), ...args])
  },

  /** The server restarts on every change, the pages refresh by themselves. */
  async dev() {
    const server = runNode(['--watch', inRoot('server/src/main.ts')])
    const web = runNode([binOf('vite/bin/vite.js'), 'web'])
    return Promise.race([server, web]).finally(() => process.kill(process.pid, 'SIGTERM'))
  },

  test,

  async check() {
    let worst = 0
    for (const [name, args] of checks()) {
      const code = await runNode(args)
      console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
      worst = Math.max(worst, code)
    }
    return worst
  },

  async build() {
    await ensureWeb({ force: true })
    return 0
  },

  /** Writes what `schema.ts` changed as a migration for each dialect. */
  async migrations([name]) {
    if (!name || !/^[\w-]+$/.test(name)) {
      console.error('node scripts/run.mjs migrations NAME')
      throw new Stop('usage', 'NAME', { code: 2 })
    }
    for (const url of ['', 'pglite:memory']) {
      const args = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'drizzle.config.ts', '--name', name]
      const code = await runNode(args, { cwd: inRoot('server'), settings: { DATABASE_URL: url } })
      if (code !== 0) return code
    }
    console.log(
      readdirSync(inRoot('server/migrations/sqlite'))
        .filter((file) => file.endsWith('.sql'))
        .join('\n'),
    )
    return 0
  },

  migrate: script('migrate.ts'),
  seed: script('seed.ts'),
  code: script('code.ts'),
  mail: script('mail.ts'),
  reindex: script('reindex.ts'),
  /** A key with least rights on a Meilisearch server. */
  'meili-key': script('meili-key.ts'),
  /** Random work while the search server is killed and started again; nobody sees what is hidden, and nothing is lost. */
  drift: script('drift/index.ts'),
  'verify-trail': script('verify-trail/index.ts'),
  /** Whether all that must hold of the database does. */
  doctor: script('doctor.ts'),
  /** Renews docs/data-map.md. */
  'data-map': script('data-map/index.ts'),
  eval: script('eval/index.ts'),
  /** Learns what each signal counts and what a mean of them is worth, from the judged set; `-- --write` stores it. */
  fusion: script('fusion/index.ts'),
  /** What people said of matches, as TREC qrels: `-- --qrels FILE`. */
  feedback: script('feedback/index.ts'),
  /** Learns the weights from people's marks; stores them with `-- --write`, and never to the judged set's harm. */
  relearn: script('relearn/index.ts'),
  /** Whether the sentence shown as the main reason carries the score. */
  reasons: script('eval/reasons.ts'),
  bench: (args) => runNode([inRoot('scripts/bench/index.ts'), ...args]),
  /** One-to-one meetings planned for 200 people, beside their bound and a greedy plan. */
  'plan-bench': script('plan-bench/index.ts'),
  /** Many people, few places, many processes; a control that must oversell; a plain server beside it. */
  storm: script('storm/index.ts'),
  model: script('model/index.ts'),
  enumeration: script('enumeration/index.ts'),
  reidentify: script('reidentify/index.ts'),

  /** Writes the page of who may do what from the table that the tests ask. */
  matrix: () => runNode([inRoot('tests/matrix/write-page.ts')]),
  guards: script('guards/index.ts'),

  /** Writes what we ship, as CycloneDX, from what is installed; with `--all` what builds and tests it as well. */
  async sbom(args) {
    const whole = args.includes('--all')
    const out = args.find((one) => !one.startsWith('--')) ?? 'sbom.cdx.json'
    const which = whole ? [] : ['--filter', '@keqiao/server', '--filter', '@keqiao/web']
    const kind = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', ...(whole ? [] : ['--prod'])]
    return runNode([await ensurePnpm(), ...which, ...kind, '--out', out])
  },

  /** The very Node that everything runs on. */
  node: (args) => runNode(args),
}
