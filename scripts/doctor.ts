import { checks } from '@keqiao/server/doctor'
import { readConfig } from '@keqiao/server/platform/config'
import { openReading } from '@keqiao/server/platform/db/database'
import { examine } from '@keqiao/server/platform/doctor'
import { orSay } from './start.ts'

/** Looks beside a house at work; code 1 when something that must hold does not. */
await orSay(async () => {
  const db = await openReading(readConfig(process.env).database)
  const started = performance.now()
  const findings = await examine(db.read, checks, new Date().toISOString())
  for (const { name, wrong } of findings) {
    console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`)
    for (const one of wrong.slice(0, 20)) console.log(`    ${one}`)
    if (wrong.length > 20) console.log(`    … ${wrong.length - 20}`)
  }
  console.log(`${Math.round(performance.now() - started)} ms`)
  await db.close()
  if (findings.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
})
