import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices, type Services } from '@keqiao/server/services'
import { startServer } from '../../tests/house/server-process.ts'
import type { Place } from './database.ts'

const SECRET = 'only-for-the-storm-only-for-the-storm-only'

export const settingsOf = ({ folder, url }: Place, name: string) => ({
  DATA_DIR: path.join(folder, name),
  DATABASE_URL: url,
  AUTH_SECRET: SECRET,
  EMBEDDER: 'hashing',
  LOG_LEVEL: 'silent',
  DEMO: 'off',
  RATE_LIMIT: '1000000',
})

/** What is done before anybody comes, or after all have gone, in this process. */
export async function inside<T>(place: Place, work: (services: Services) => Promise<T>): Promise<T> {
  const settings = settingsOf(place, 'inside')
  mkdirSync(settings.DATA_DIR, { recursive: true })
  const services = await openServices(readConfig(settings))
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}

/** So many real servers on one database, as `npm start` runs them; the first works for all of them. */
export async function startHouses(place: Place, processes: number) {
  const houses = Array.from({ length: processes }, (_, n) =>
    startServer({ ...settingsOf(place, `house-${n}`), WORKER: n === 0 ? 'on' : 'none' }),
  )
  const addresses = await Promise.all(houses.map((house) => house.address()))
  const pids = houses.flatMap(({ pid }) => pid ?? [])
  return { addresses, pids, stop: () => Promise.all(houses.map((house) => house.stop())) }
}
