import { checkDataDir, readConfig } from '@keqiao/server/platform/config'
import { openDatabase } from '@keqiao/server/platform/db/database'
import { orSay } from './start.ts'

await orSay(async () => {
  const config = readConfig(process.env)
  checkDataDir(config)
  await (await openDatabase(config.database)).close()
  console.log('数据库结构已是最新 / The database has the newest shape.')
})
