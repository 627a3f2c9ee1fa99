import { once } from 'node:events'
import { createServer } from 'node:net'

/** Not port 0: the house must know its own address before it listens, or it refuses its own pages' sign-ins. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port could be had')
  return address.port
}
