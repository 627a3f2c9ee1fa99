import { parseArgs } from 'node:util'
import { readJudged } from './judged.ts'
import { openLibrary } from './library.ts'
import { mean } from './metrics.ts'
import { type Checked, checkReasons, falls } from './reasons-check.ts'

const { values: given } = parseArgs({
  options: {
    needs: { type: 'string' },
    pairs: { type: 'string', default: '3' },
    least: { type: 'string', default: '20' },
    show: { type: 'boolean' },
  },
})
const task = readJudged()
const library = await openLibrary(task, (line) => console.error(line))
const needIds = [...task.qrels.keys()].flatMap((ref) => library.needIds.get(ref) ?? []).slice(0, Number(given.needs ?? Infinity))
const wanted = { needIds, pairs: Number(given.pairs), least: Number(given.least) }

console.log('| sentence taken out | pairs | no sentence carries | the score falls | mean fall | median fall |')
console.log('|---|---|---|---|---|---|')
for (const side of ['achievement', 'need'] as const) {
  const { checked, without } = await checkReasons(library.services, { ...wanted, side })
  const drops = checked.map(({ before, after }) => before - after).sort((a, b) => a - b)
  const share = `${falls(checked)} (${((100 * falls(checked)) / checked.length).toFixed(1)} %)`
  const median = drops[Math.floor(drops.length / 2)] ?? 0
  console.log(
    `| of the ${side} | ${checked.length + without} | ${without} | ${share} | ${mean(drops).toFixed(2)} | ${median.toFixed(2)} |`,
  )
  if (given.show) for (const one of checked.filter(({ before, after }) => after >= before)) tell(one)
}
await library.close()

function tell({ sentence, before, after }: Checked) {
  console.error(`${before.toFixed(2)} → ${after.toFixed(2)}  ${sentence}`)
}
