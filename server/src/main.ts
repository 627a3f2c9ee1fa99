import { openHttp } from './http.ts'
import { checkDataDir, readConfig } from './platform/config.ts'
import { StartFault } from './platform/start-fault.ts'
import { sentenceOf } from './platform/start-words.ts'
import { demoAccounts, isEmpty, seedIfEmpty } from './seed.ts'
import { openServices } from './services.ts'

let stopping = false

async function start() {
  const config = readConfig(process.env)
  checkDataDir(config)
  const services = await openServices(config)
  const app = config.worker === 'only' ? null : await openHttp(services)

  const stop = async () => {
    if (stopping) return
    stopping = true
    await app?.close()
    await services.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  try {
    await app?.listen({ host: config.http.host, port: config.http.port })
  } catch (fault) {
    await services.close()
    if ((fault as { code?: string }).code === 'EADDRINUSE') throw new StartFault('port_in_use', { port: config.http.port })
    if ((fault as { code?: string }).code === 'EACCES') throw new StartFault('port_forbidden', { port: config.http.port })
    throw fault
  }
  const learn = async () => {
    await services.knowledge.begin()
    await services.meant.begin()
  }
  learn().catch((fault) => services.logger.warn({ fault }, 'the vocabularies are not read'))
  const first = config.demo && config.worker !== 'none' && (await isEmpty(services))
  if (first) {
    await services.indexer.reconcile()
    await seedIfEmpty(services, (line) => console.log(line))
  }
  if (app) console.log(`\n科桥 Keqiao  ${app.listeningOrigin}\n`)
  if (app && config.demo) console.log(demoAccounts())
  if (config.worker === 'none') {
    await services.engine.opened()
    const { standing, fault } = services.engine.standing()
    if (standing === 'none')
      services.logger.warn({ fault }, 'nobody indexes beside this process: the database is searched until somebody does')
    return
  }
  // A large index takes its time to load; meanwhile pages are served and `/ready` says what is still warming.
  const queued = await services.indexer.reconcile()
  if (queued > 0) services.logger.info({ queued }, 'the index has a new shape; every listing is queued')
  services.worker.start()
}

start().catch((fault) => {
  // What was still starting when the signal came finds its doors closed; `stop` ends the process.
  if (stopping) return
  if (!(fault instanceof StartFault)) throw fault
  console.error(sentenceOf(fault))
  process.exit(1)
})
