// Plain JavaScript on purpose: it must start on any Node >= 18, before anything is installed.
import { give, inRoot } from './run/child.mjs'
import { ensureInstalled } from './run/install.mjs'
import { ensureNode } from './run/runtime.mjs'
import { tasks } from './run/tasks.mjs'
import { sayStop } from './run/words.mjs'

const [name, ...args] = process.argv.slice(2)
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : null
if (!task) {
  console.error(`node scripts/run.mjs ${Object.keys(tasks).join(' | ')}`)
  process.exit(2)
}

try {
  await ensureNode()
  await ensureInstalled()
  give('PATH', 'node_modules/.bin')
  give('NODE_COMPILE_CACHE', inRoot('node_modules', '.cache', 'node'))
  process.exitCode = await task(args)
} catch (fault) {
  process.exit(sayStop(fault))
}
