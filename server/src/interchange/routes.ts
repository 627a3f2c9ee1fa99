import multipart from '@fastify/multipart'
import { ExportQuery, IMPORT_LIMITS, Import, interchangeApi, interchangePaths } from '@keqiao/shared/interchange'
import { ListingKind } from '@keqiao/shared/listings'
import { Id, IdParams } from '@keqiao/shared/primitives'
import type { SearchQuery, SearchReply } from '@keqiao/shared/search'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import { attach } from '../platform/send.ts'
import { checkAccess, serve } from '../platform/serve.ts'
import { storable } from '../platform/storable.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { type ExportedRecord, exportRows } from './export.ts'
import type { Interchange } from './service.ts'

/** As much of a listing module as exporting needs. */
interface Exporting {
  read(viewer: Viewer, id: string): Promise<ExportedRecord>
  mine(viewer: Viewer, page: { page: number; size: number }): Promise<{ items: { id: string }[]; total: number }>
  idsAfter(after: string, most: number): Promise<string[]>
}

interface Uses {
  interchange: Interchange
  taxonomies: Taxonomies
  search: { search(viewer: Viewer, query: SearchQuery): Promise<Pick<SearchReply, 'items' | 'total'>> }
  achievements: Exporting
  needs: Exporting
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_EXPORTED = 1000
const PAGE = 100
const UploadFields = z.object({
  kind: ListingKind,
  organisationId: Id,
  origin: z.string().max(20).optional(),
  originBatch: z.string().trim().max(80).transform(storable).optional(),
})

export async function registerInterchange(app: FastifyInstance, uses: Uses) {
  const { interchange, taxonomies } = uses
  serve(app, interchangeApi.imports, ({ viewer, query }) => interchange.list(viewer, query))
  serve(app, interchangeApi.import, ({ viewer, params }) => interchange.read(viewer, params.id))
  serve(app, interchangeApi.problems, ({ viewer, params, query }) => interchange.problems(viewer, params.id, query))
  serve(app, interchangeApi.confirm, ({ viewer, params, body }) => interchange.confirm(viewer, params.id, body))
  serve(app, interchangeApi.cancel, ({ viewer, params }) => interchange.cancel(viewer, params.id))

  await app.register(async (door) => {
    await door.register(multipart, { limits: { fileSize: IMPORT_LIMITS.bytes + 1, files: 1, fields: 6, fieldSize: 200 } })
    door.route({
      method: 'POST',
      url: interchangePaths.upload,
      config: { access: 'member' },
      schema: {
        summary: '上传导入文件（multipart：kind、organisationId 在前，file 在后）',
        tags: ['interchange'],
        response: { 202: Import },
      },
      bodyLimit: IMPORT_LIMITS.bytes + 1_000_000,
      async handler(request, reply) {
        if (!request.isMultipart()) throw new Refusal('invalid_input', {}, [{ path: 'file', code: 'required', facts: {} }])
        const part = await request.file()
        if (!part) throw new Refusal('invalid_input', {}, [{ path: 'file', code: 'required', facts: {} }])
        const fields = UploadFields.safeParse(
          Object.fromEntries(Object.entries(part.fields).map(([name, field]) => [name, (field as { value?: unknown }).value])),
        )
        if (!fields.success) {
          part.file.resume()
          const issues = fields.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code, facts: {} }))
          throw new Refusal('invalid_input', {}, issues)
        }
        return reply
          .status(202)
          .send(await interchange.receive(request.viewer, { ...fields.data, fileName: part.filename, stream: part.file }))
      },
    })
  })

  app.route({
    method: 'GET',
    url: interchangePaths.template,
    config: { access: 'public' },
    schema: {
      summary: '导入模板（Excel）',
      tags: ['interchange'],
      querystring: z.object({ kind: ListingKind.default('achievement') }),
    },
    async handler(request, reply) {
      const { fileName, content } = await interchange.template((request.query as { kind: ListingKind }).kind)
      return attach(reply, { fileName, type: XLSX }).send(content)
    },
  })

  app.route({
    method: 'GET',
    url: interchangePaths.problemSheet(':id'),
    config: { access: 'member' },
    schema: { summary: '标出问题的原表（Excel）', tags: ['interchange'], params: IdParams },
    async handler(request, reply) {
      const { fileName, content } = await interchange.problemSheet(request.viewer, (request.params as { id: string }).id)
      return attach(reply, { fileName, type: XLSX }).send(content)
    },
  })

  app.route({
    method: 'GET',
    url: interchangePaths.export,
    config: { access: 'public' },
    schema: {
      summary: `检索结果、本单位或全部条目导出（最多${MOST_EXPORTED}条）`,
      tags: ['interchange'],
      querystring: ExportQuery,
    },
    async handler(request, reply) {
      const query = request.query as z.output<typeof ExportQuery>
      const records = await found(uses, request.viewer, query)
      await interchange.noteExport(request.viewer, query, records)
      const title = query.kind === 'achievement' ? '科技成果' : '技术需求'
      const rows = exportRows(query.kind, records, taxonomies)
      const { fileName, type, content } = await interchange.toFile(rows, title, query.format)
      return attach(reply, { fileName, type }).send(content)
    },
  })
}

/** Records of the list asked for, in its order, each re-read with the asker's rights. */
async function found(uses: Uses, viewer: Viewer, query: z.output<typeof ExportQuery>) {
  const module = query.kind === 'achievement' ? uses.achievements : uses.needs
  const records: ExportedRecord[] = []
  for await (const id of idsOf(uses, viewer, query)) {
    const record = await module.read(viewer, id).catch((fault: unknown) => {
      if (fault instanceof Refusal) return null // gone since the list was asked
      throw fault
    })
    if (record) records.push(record)
    if (records.length === MOST_EXPORTED) break
  }
  return records
}

async function* idsOf(uses: Uses, viewer: Viewer, { format: _, list, ...query }: z.output<typeof ExportQuery>) {
  const module = query.kind === 'achievement' ? uses.achievements : uses.needs
  if (list === 'all') {
    checkAccess('operator', viewer)
    for (let ids = await module.idsAfter('', PAGE); ids.length > 0; ids = await module.idsAfter(ids.at(-1) as string, PAGE))
      yield* ids
    return
  }
  if (list === 'mine') checkAccess('member', viewer)
  for (let page = 1; ; page++) {
    const found =
      list === 'mine'
        ? await module.mine(viewer, { page, size: PAGE })
        : await uses.search.search(viewer, { ...query, page, size: PAGE, sort: 'relevance', as: 'meant' })
    for (const item of found.items) yield 'card' in item ? item.card.id : item.id
    if (page * PAGE >= found.total) return
  }
}
