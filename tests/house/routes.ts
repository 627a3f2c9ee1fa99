import type { AnyEndpoint } from '@keqiao/shared/endpoint'
import type { FastifyInstance } from 'fastify'
import { filesBelow, root } from './sources.ts'

/** Every endpoint of the contract: the values of each `…Api` that a file of shared exports. */
export async function contract(): Promise<AnyEndpoint[]> {
  const found: AnyEndpoint[] = []
  for (const file of filesBelow('shared/src').filter((one) => !one.endsWith('.test.ts')))
    for (const [name, value] of Object.entries(await import(`${root}/${file}`)))
      if (name.endsWith('Api')) found.push(...Object.values(value as Record<string, AnyEndpoint>))
  return found
}

/** Every route of a running server as `METHOD path`, read from its own printed tree. */
export function routesOf(app: FastifyInstance): string[] {
  const trail: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line)
      if (!found) return []
      const [, indent, segment, methods] = found as unknown as [string, string, string, string | undefined]
      trail.splice(indent.length / 4, Number.POSITIVE_INFINITY, segment)
      const url = trail.join('')
      return (methods?.split(', ') ?? []).filter((method) => method !== 'HEAD').map((method) => `${method} ${url}`)
    })
}
