import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedIfEmpty } from '@keqiao/server/seed'
import { withServices } from './start.ts'

await withServices(async (services) => {
  const done = await seedIfEmpty(services, (line) => console.log(line))
  if (!done) {
    console.log('数据库里已有机构，没有载入演示数据 / The database is not empty; nothing was loaded.')
    return
  }
  await services.indexer.reconcile()
  await services.worker.processAll()
  for (const { email, role } of DEMO_ACCOUNTS) console.log(`${email}  ${DEMO_PASSWORD}  ${role}`)
})
