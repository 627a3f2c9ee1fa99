import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { marksOf, qrelsOf, verdictsOf } from '@keqiao/server/matching/feedback'
import { markedPairs } from '@keqiao/server/matching/store'
import { readConfig } from '@keqiao/server/platform/config'
import { openReading } from '@keqiao/server/platform/db/database'
import { orSay } from '../start.ts'

const { values: given } = parseArgs({ options: { qrels: { type: 'string' }, marks: { type: 'string' } } })

/** What people said of matches, as files for others' tools; beside a house at work. */
await orSay(async () => {
  const db = await openReading(readConfig(process.env).database)
  const marks = await markedPairs(db.read)
  await db.close()
  const verdicts = verdictsOf(marks)
  const even = verdicts.filter(({ verdict }) => verdict === null).length
  console.log(`匹配反馈 / marks: ${marks.length}；成对 / pairs: ${verdicts.length}；意见各半 / evenly split: ${even}`)
  if (given.qrels) writeFileSync(given.qrels, qrelsOf(marks))
  if (given.marks) writeFileSync(given.marks, marksOf(marks))
  if (!given.qrels && !given.marks) console.log('npm run feedback -- --qrels FILE [--marks FILE]')
})
