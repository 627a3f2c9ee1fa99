import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SIGNAL_OF } from '@keqiao/server/matching/signals'
import { FUSION, type Fusion } from '@keqiao/server/matching/weights'
import { SIGNALS } from '@keqiao/shared/matching'
import { interval, mean, measure } from '../eval/metrics.ts'
import { fit, type Graded } from './fit.ts'
import { type JudgedNeed, judgedNeeds } from './judged.ts'
import { calibrationError, type Shown, show } from './showing.ts'

const FOLDS = 5
const FILE = new URL('../../server/src/matching/fusion.json', import.meta.url)
const { values: given } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const foldOf = (ref: string) => createHash('sha256').update(ref).digest().readUInt32BE(0) % FOLDS

function gradedIn(needs: readonly JudgedNeed[]): Graded[] {
  return needs.flatMap(({ grades, candidates }) =>
    candidates.flatMap(({ ref, pair }) => {
      const grade = grades.get(ref)
      return grade === undefined ? [] : [{ values: SIGNALS.map((code) => SIGNAL_OF[code](pair)), grade }]
    }),
  )
}

const needs = await judgedNeeds((line) => console.error(line))
const words = needs.map(({ words: ranking, grades }) => measure(ranking, grades).ndcg10)
function line(name: string, shown: Shown[]) {
  const [low, high] = interval(shown.map(({ ndcg }, i) => ndcg - (words[i] as number)))
  const ndcg10 = mean(shown.map(({ ndcg }) => ndcg))
  const error = calibrationError(shown.flatMap(({ marks }) => marks))
  console.log(
    `| ${name} | ${ndcg10.toFixed(4)} | ${(ndcg10 - mean(words)).toFixed(4)} [${low.toFixed(3)}, ${high.toFixed(3)}] | ${error.toFixed(2)} |`,
  )
  return { ndcg10, low, high, error }
}

console.log(`| fusion | nDCG@10 | Δ to words (${mean(words).toFixed(4)}), 95 % | calibration error, points |\n|---|---|---|---|`)
line(
  `in force, ${FUSION.version}`,
  needs.map((need) => show(need, FUSION)),
)
const learntWithout = Array.from({ length: FOLDS }, (_, fold) => fit(gradedIn(needs.filter(({ ref }) => foldOf(ref) !== fold))))
const heldOut = line(
  `learnt, each need by weights that never saw it (${FOLDS} folds)`,
  needs.map((need) => show(need, { ...FUSION, ...(learntWithout[foldOf(need.ref)] as Fusion) })),
)
const learnt = fit(gradedIn(needs))
line(
  'learnt on all',
  needs.map((need) => show(need, { ...FUSION, ...learnt })),
)

const changed = JSON.stringify([learnt.weights, learnt.link]) !== JSON.stringify([FUSION.weights, FUSION.link])
const [year, count] = FUSION.version.split('.') as [string, string]
const next = {
  version: changed ? `${year}.${Number(count) + 1}` : FUSION.version,
  learnt: {
    by: 'npm run fusion -- --write',
    from: `seeds/judged: ${needs.length} needs, ${gradedIn(needs).length} pairs with a grade of 0–3`,
    how: 'proportional odds on the weighted mean of the signals, weights held near those set by hand',
    heldOut: {
      folds: FOLDS,
      ndcg10: Number(heldOut.ndcg10.toFixed(4)),
      wordsNdcg10: Number(mean(words).toFixed(4)),
      difference95: [Number(heldOut.low.toFixed(3)), Number(heldOut.high.toFixed(3))],
      calibrationErrorPoints: Number(heldOut.error.toFixed(2)),
    },
  },
  ...learnt,
}
console.log(JSON.stringify(next, null, 2))
if (given.write) writeFileSync(FILE, `${JSON.stringify(next, null, 2)}\n`)
