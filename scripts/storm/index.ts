import { parseArgs } from 'node:util'
import { makePlace } from './database.ts'

const { values: given } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    places: { type: 'string', default: '100' },
    processes: { type: 'string', default: '1' },
    clients: { type: 'string', default: '200' },
    /** Already in the line when the others come. */
    waiting: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const asked = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]))
const place = await makePlace(asked.processes as number)
// Tables are built at import for the dialect that this says.
process.env.DATABASE_URL = place.url
try {
  const { storm } = await import('./storm.ts')
  process.exitCode = await storm(place, asked as unknown as Parameters<typeof storm>[1])
} finally {
  await place.close()
}
