import { checkDataDir, readConfig } from '@keqiao/server/platform/config'
import { StartFault } from '@keqiao/server/platform/start-fault'
import { sentenceOf } from '@keqiao/server/platform/start-words'
import { openServices, type Services } from '@keqiao/server/services'

/** Runs a script; what keeps it from starting is said in one sentence, as the server does. */
export async function orSay(work: () => Promise<void>) {
  try {
    await work()
  } catch (fault) {
    if (!(fault instanceof StartFault)) throw fault
    console.error(sentenceOf(fault))
    process.exitCode = 1
  }
}

/** The services as the settings of this environment say, closed again whatever happens. */
export const withServices = (work: (services: Services) => Promise<void>) =>
  orSay(async () => {
    const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
    checkDataDir(config)
    const services = await openServices(config)
    try {
      await work(services)
    } finally {
      await services.close()
    }
  })
