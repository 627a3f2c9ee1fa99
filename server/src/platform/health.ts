import type { FastifyInstance } from 'fastify'
import type { Outbox } from './outbox.ts'

interface Uses {
  outbox: Outbox
  engine: {
    state(): Promise<{ fingerprint: string; documents: number; ready: boolean }>
    standing(): { standing: string }
  }
  embedder: { id: string; embed(texts: string[], as: 'query'): Promise<unknown> }
  indexer: { fingerprint: string }
}

/** `/health`: the process answers. `/ready`: database, index and model do, or what is still warming. */
export function registerHealth(app: FastifyInstance, { outbox, engine, embedder, indexer }: Uses) {
  app.get('/health', { config: { access: 'public' }, schema: { hide: true } }, async () => ({ ok: true }))

  app.get('/ready', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const waiting = await outbox.waiting('listing').catch(() => null)
    const index = await engine.state().catch(() => null)
    const model = await embedder.embed(['科桥'], 'query').then(
      () => true,
      () => false,
    )
    const ready = {
      database: waiting !== null,
      index: index?.ready === true && index.fingerprint === indexer.fingerprint,
      model,
    }
    const ok = Object.values(ready).every(Boolean)
    return reply.status(ok ? 200 : 503).send({
      ok,
      ...ready,
      warming: Object.entries(ready).flatMap(([part, there]) => (there ? [] : [part])),
      documents: index?.documents ?? 0,
      // Where a search server was named: whether it answers, or what stands in for it.
      search: engine.standing().standing,
      waiting: waiting ?? 0,
      embedder: embedder.id,
    })
  })
}
