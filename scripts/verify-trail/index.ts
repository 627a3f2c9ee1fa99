import { parseArgs } from 'node:util'
import { readConfig } from '@keqiao/server/platform/config'
import { openReading } from '@keqiao/server/platform/db/database'
import { readAnchors } from '@keqiao/server/platform/trail-anchors'
import { verifyTrail } from '@keqiao/server/platform/trail-check/verify'
import { orSay } from '../start.ts'
import { measure } from './measure.ts'
import { sentenceOf, timed } from './words.ts'

const { values } = parseArgs({
  options: {
    /** Instead of the house's trail: one of so many rows, made for the measurement and thrown away. */
    measure: { type: 'string' },
  },
})

await orSay(async () => {
  if (values.measure !== undefined) return measure(Number(values.measure))
  const config = readConfig(process.env)
  const db = await openReading(config.database)
  try {
    const anchors = await readAnchors(config.dataDir)
    const { value, seconds } = await timed(() => verifyTrail(db.read, anchors))
    for (const damage of value.damages) console.log(sentenceOf(damage))
    const said = value.damages.length === 0 ? 'ok' : `${value.damages.length} ✗`
    console.log(`${said}  ${value.count} 行 / rows，${anchors.length} 个锚点 / anchors，${seconds} s，${value.hash}`)
    if (value.damages.length > 0) process.exitCode = 1
  } finally {
    await db.close()
  }
})
