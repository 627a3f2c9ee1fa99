/**
 * A program of its own: prints every regular expression that the named sources build from texts, with the line that builds
 * it. Imported modules build theirs at once; those built inside functions are built by calling what stands in `CALLS`.
 */
import path from 'node:path'
import { root } from '../sources.ts'

// biome-ignore lint/suspicious/noExplicitAny: modules named on the command line
const CALLS: Record<string, (module: any) => unknown> = {
  'server/src/attachments/xml.ts': ({ withoutPeople }) => withoutPeople('<pageSetup r:id="1"/><person name="x"/>'),
}

const built: { at: string; pattern: string; flags: string }[] = []
const OURS = /\b((?:server|shared|web)\/src\/[^\s:()]+:\d+):\d+/
function note({ source, flags }: RegExp) {
  const at = new Error().stack?.split('\n').find((line) => OURS.test(line) && !line.includes('node_modules'))
  if (at) built.push({ at: OURS.exec(at)?.[1] as string, pattern: source, flags })
}
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, given, newTarget) {
    const made = Reflect.construct(target, given, newTarget)
    note(made)
    return made
  },
  apply(target, self, given) {
    const made = Reflect.apply(target, self, given)
    note(made)
    return made
  },
})

for (const file of process.argv.slice(2)) {
  const module = await import(path.join(root, file))
  CALLS[file]?.(module)
}
process.stdout.write(JSON.stringify(built))
