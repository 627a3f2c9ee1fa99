import { TrailExportQuery, trailApi, trailPaths } from '@keqiao/shared/trail'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Interchange } from '../interchange/service.ts'
import { attach } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { Audit } from './service.ts'

/** Reading only: there is no route that writes, changes or takes away a row. */
export function registerTrail(app: FastifyInstance, { audit, interchange }: { audit: Audit; interchange: Interchange }) {
  serve(app, trailApi.list, ({ query }) => audit.list(query))
  serve(app, trailApi.state, () => audit.state())
  serve(app, trailApi.verify, ({ viewer }) => audit.verify(viewer))

  app.route({
    method: 'GET',
    url: trailPaths.export,
    config: { access: 'auditor' },
    schema: { summary: '审计：操作留痕导出（Excel、CSV）', tags: ['trail'], querystring: TrailExportQuery },
    async handler(request, reply) {
      const { format, ...filters } = request.query as z.output<typeof TrailExportQuery>
      const rows = await audit.take(request.viewer, filters, format)
      const file = await interchange.toFile(rows, '操作留痕', format)
      return attach(reply, file).send(file.content)
    },
  })
}
