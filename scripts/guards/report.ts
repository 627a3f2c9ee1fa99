import type { Verdict } from './index.ts'

const nameOf = ({ guard }: Verdict) =>
  typeof guard === 'string' ? guard : `\`${guard.file.replace('server/src/', '')}:${guard.line}\` \`${guard.what}\``
const moduleOf = ({ guard }: Verdict) => (typeof guard === 'string' ? 'access of routes' : (guard.file.split('/')[2] as string))

/** What was measured, and each guard that can go without anybody noticing. */
export function report(verdicts: Verdict[], minutes: number): string {
  const killed = verdicts.filter(({ by }) => by !== null)
  const open = verdicts.filter(({ unfinished }) => unfinished)
  const modules = [...new Set(verdicts.map(moduleOf))]
  const rows = modules.map((module) => {
    const ours = verdicts.filter((one) => moduleOf(one) === module)
    return `| ${module} | ${ours.filter(({ by }) => by !== null).length} | ${ours.length} |`
  })
  const survivors = verdicts.filter(({ by, unfinished }) => by === null && !unfinished)
  return [
    '# Guards taken away, one at a time',
    '',
    '`npm run guards` puts every guard of `server/src` behind a switch in a copy of the tree (`scripts/guards/find.ts` says what counts as one),',
    'opens each route by one step, and asks the requests of `tests/matrix` and then the tests of the module until something turns red.',
    'How the last run went stands in `scripts/guards/NOTES.md`.',
    '',
    `**Killed ${killed.length} of ${verdicts.length}**${open.length > 0 ? `, ${open.length} not finished` : ''}, in ${minutes} minutes.`,
    '',
    '| module | killed | of |',
    '|---|---:|---:|',
    ...rows,
    '',
    '## Survivors',
    '',
    ...(survivors.length > 0 ? survivors.map((one) => `- ${nameOf(one)}`) : ['none']),
    ...(open.length > 0 ? ['', '## Not finished', '', ...open.map((one) => `- ${nameOf(one)}`)] : []),
    '',
  ].join('\n')
}
