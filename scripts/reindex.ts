import { withServices } from './start.ts'

await withServices(async (services) => {
  const began = Date.now()
  const queued = await services.indexer.reconcile({ force: true })
  await services.worker.processAll()
  const { documents } = await services.engine.state()
  console.log(`已重建索引 / index rebuilt: ${queued} → ${documents}，${((Date.now() - began) / 1000).toFixed(1)} s`)
})
