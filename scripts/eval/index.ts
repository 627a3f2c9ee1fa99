import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ENGINES } from './library.ts'
import { writePlots } from './plots.ts'
import { type Outcome, runTask } from './run.ts'
import { figuresOf, tableOf } from './table.ts'
import { filesTask, folderTasks, judgedTask } from './tasks.ts'

const { values: given } = parseArgs({
  options: {
    achievements: { type: 'string' },
    needs: { type: 'string' },
    qrels: { type: 'string' },
    tasks: { type: 'string' },
    run: { type: 'string' },
    json: { type: 'string' },
    most: { type: 'string' },
    engine: { type: 'string', default: 'embedded' },
    peers: { type: 'boolean', default: false },
    plots: { type: 'boolean', default: false },
  },
})
const PLOTS = new URL('../../docs/plots', import.meta.url).pathname

const engine = ENGINES.find((name) => name === given.engine)
if (!engine) throw new Error(`--engine is one of ${ENGINES.join(', ')}`)

const ofFiles = given.achievements && given.needs && given.qrels
const tasks = ofFiles
  ? [() => filesTask('files', given.achievements as string, given.needs as string, given.qrels as string)]
  : [judgedTask, ...(given.tasks ? folderTasks(given.tasks) : [])]

const outcomes: Outcome[] = []
for (const read of tasks) {
  const most = Number(given.most ?? Infinity)
  const outcome = await runTask(read(), { most, peers: given.peers, engine, say: (line) => console.error(line) })
  console.log(tableOf(outcome))
  outcomes.push(outcome)
}
if (given.json) writeFileSync(given.json, `${JSON.stringify({ tasks: outcomes.map(figuresOf) }, null, 2)}\n`)
if (given.run) writeFileSync(given.run, `${outcomes.flatMap(({ run }) => run).join('\n')}\n`)
if (given.plots) writePlots(PLOTS, outcomes)
