import { parseArgs } from 'node:util'
import { greedyPlan, plan } from '@keqiao/server/meetings/planner/plan'
import { openSolver } from '@keqiao/server/meetings/planner/solver'
import { load, machine } from '../bench/machine.ts'
import { eventOf, KINDS, type Kind, PEOPLE, SLOTS, TABLES } from './events.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1,2,3' }, seconds: { type: 'string', default: '8' } },
})
const solver = await openSolver()
const { cpu, cores, node } = machine()
console.log(`${PEOPLE} people, ${SLOTS} slots, ${TABLES} tables · ${cpu}, ${cores} cores, Node ${node}, load ${load()}\n`)
console.log(
  '| event | seed | pairs | sum | bound | below bound | greedy | ours over greedy | served | greedy served | s | CPU s |',
)
console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')

const worst = { gap: 0, seconds: 0 }
for (const kind of Object.keys(KINDS) as Kind[])
  for (const seed of values.seeds.split(',').map(Number)) {
    const event = eventOf(kind, seed)
    const [begun, work] = [performance.now(), process.cpuUsage()]
    const ours = plan(event, solver, () => performance.now(), Number(values.seconds))
    const seconds = (performance.now() - begun) / 1000
    const spent = process.cpuUsage(work)
    const greedy = greedyPlan(event)
    const gap = Math.max(0, 1 - ours.score / ours.bound)
    worst.gap = Math.max(worst.gap, gap)
    worst.seconds = Math.max(worst.seconds, seconds)
    const cells = [
      kind,
      seed,
      event.pairs.length,
      ours.score.toFixed(3),
      ours.bound.toFixed(3),
      gap < 1e-6 ? 'optimal' : `${(gap * 100).toFixed(3)} %`,
      greedy.score.toFixed(3),
      `${((ours.score / greedy.score - 1) * 100).toFixed(1)} %`,
      `${ours.served} of ${ours.servedAtMost}`,
      greedy.served,
      seconds.toFixed(1),
      ((spent.user + spent.system) / 1e6).toFixed(1),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
console.log(
  `\nworst: ${(worst.gap * 100).toFixed(3)} % below the bound, ${worst.seconds.toFixed(1)} s; load at the end ${load()}`,
)
process.exitCode = worst.gap <= 0.01 ? 0 : 1
