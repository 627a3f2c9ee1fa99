import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { markedPairs } from '@keqiao/server/matching/store'
import { FUSION } from '@keqiao/server/matching/weights'
import { readConfig } from '@keqiao/server/platform/config'
import { openReading } from '@keqiao/server/platform/db/database'
import { SIGNALS } from '@keqiao/shared/matching'
import { judgedNeeds } from '../fusion/judged.ts'
import { show } from '../fusion/showing.ts'
import { orSay } from '../start.ts'
import { compare, isEnough, LEAST_OF_EACH, learnableOf, relearnt } from './learning.ts'

const FILE = new URL('../../server/src/matching/fusion.json', import.meta.url)
const { values: given } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
const REFUSED = { few: 3, worse: 4 } as const
const WHY = {
  ranking: '评判集上的排序变差 / the judged set is ranked worse',
  calibration: '分数偏离读者的评分 / scores stray from what readers give',
} as const

/** Learns from people's marks, and stores what it learnt only when asked and only when the judged set is not the worse for it. */
await orSay(async () => {
  const db = await openReading(readConfig(process.env).database)
  const learnable = learnableOf(await markedPairs(db.read))
  await db.close()
  const { pairs, people, marks, unlisted, even } = learnable
  const fits = pairs.filter(({ grade }) => grade > 0).length
  console.log(`${people} 人的 ${marks} 个标记 / marks of ${people} people: ${marks}`)
  console.log(`可用的成对 / usable pairs: ${pairs.length}（合适 / fit ${fits}，不合适 / do not fit ${pairs.length - fits}）`)
  console.log(`不可用 / not usable: 已不在列表 / listed no more ${unlisted}，意见各半 / evenly split ${even}`)
  if (!isEnough(learnable)) {
    console.log(`✗ 标记太少：合适与不合适至少各 ${LEAST_OF_EACH} 对，什么都没有学 / too few marks, nothing was learnt`)
    process.exitCode = REFUSED.few
    return
  }

  const learnt = relearnt(pairs, FUSION)
  if (!learnt) {
    console.log('✗ 不保存：标为合适的得分反而更低，标记与分数相反 / refused: the marks say the opposite of the scores')
    process.exitCode = REFUSED.worse
    return
  }
  const needs = await judgedNeeds((line) => console.error(line))
  const { before, after, difference, low, high, worse } = compare(
    needs.map((need) => show(need, FUSION)),
    needs.map((need) => show(need, learnt)),
  )
  console.log(`\n评判集 / judged set: ${needs.length} needs (nothing is learnt from it here)`)
  console.log('| weights | nDCG@10 | calibration error, points |\n|---|---|---|')
  console.log(`| in force, ${FUSION.version} | ${before.ndcg10.toFixed(4)} | ${before.error.toFixed(2)} |`)
  console.log(`| learnt from marks | ${after.ndcg10.toFixed(4)} | ${after.error.toFixed(2)} |`)
  console.log(`Δ nDCG@10 ${difference.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]\n`)
  for (const code of SIGNALS) console.log(`${code.padEnd(12)} ${FUSION.weights[code]} → ${learnt.weights[code]}`)

  if (worse.length > 0) {
    console.log(`\n✗ 不保存 / refused: ${worse.map((one) => WHY[one]).join('；')}`)
    process.exitCode = REFUSED.worse
    return
  }
  if (!given.write) {
    console.log('\n没有保存；保存用 / nothing was stored; to store it: npm run relearn -- --write')
    return
  }
  const [year, count] = FUSION.version.split('.') as [string, string]
  const next = {
    version: `${year}.${Number(count) + 1}`,
    learnt: {
      by: 'npm run relearn -- --write',
      from: `${marks} marks of ${people} people: ${pairs.length} pairs, ${fits} of them fit; from the weights of ${FUSION.version}`,
      how: 'proportional odds on the weighted mean of the signals, weights held near those in force, the link kept',
      judged: {
        needs: needs.length,
        ndcg10: Number(after.ndcg10.toFixed(4)),
        before: Number(before.ndcg10.toFixed(4)),
        difference95: [Number(low.toFixed(4)), Number(high.toFixed(4))],
        calibrationErrorPoints: Number(after.error.toFixed(2)),
      },
    },
    weights: learnt.weights,
    link: learnt.link,
  }
  writeFileSync(FILE, `${JSON.stringify(next, null, 2)}\n`)
  console.log(`\n✓ 已保存 / stored: ${next.version}。重启后 npm run reindex 全部重算 / restart, then npm run reindex`)
})
