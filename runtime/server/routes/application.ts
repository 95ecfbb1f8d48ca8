/** What the web application starts from: `/api/app`, search, files, health. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { applicationFor } from '../services/application.ts'
import { fileOfRecord, keepFile } from '../services/files.ts'
import { readableObject } from '../services/question.ts'
import { accessOf } from '../store/live-workspace.ts'
import { searchRecords } from '../store/query/search.ts'
import { contextOf, type Sources } from './asking.ts'
import { sendFile } from './send-file.ts'

const closed = { additionalProperties: false }
const fileLimitBytes = 20 * 1024 * 1024

export function addApplicationRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/health', { config: { open: true } }, async () => {
    await sql`select 1`.execute(sources.db)
    return { status: 'ok' }
  })

  app.get('/api/app', async (request, reply) => {
    const { view } = await contextOf(sources, request)
    const etag = `"${view.workspace.slug}-${view.workspace.revision}-${view.rolesKey}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    reply.header('attain-revision', view.workspace.revision)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return applicationFor(view)
  })

  const SearchQuery = Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 200 })),
      objects: Type.Optional(Type.String({ maxLength: 1000 })),
      limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,2}$' })),
    },
    closed,
  )
  app.get<{ Querystring: { q?: string; objects?: string; limit?: string } }>(
    '/api/search',
    { schema: { querystring: SearchQuery } },
    async (request) => {
      const { db, view, today } = await contextOf(sources, request)
      const { q = '', objects, limit } = request.query
      const names = objects === undefined ? undefined : new Set(objects.split(',').map((name) => name.trim()))
      const asked = names && [...names].map((name) => readableObject(view, name))
      const everything = [...view.workspace.objects.values()].filter(
        (object) => accessOf(view, object.model).read.op !== 'never',
      )
      // with nothing typed only a picker of one object makes sense
      if (q.trim() === '' && asked?.length !== 1) return { items: [] }
      const most = Math.min(Math.max(Number(limit ?? 10), 1), 50)
      const found = await Promise.all(
        (asked ?? everything).map((object) => searchRecords(db, view, object, q, most, today)),
      )
      return { items: found.flat().slice(0, most) }
    },
  )

  app.register(async (files) => {
    // a file comes as it is, whatever its type
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: fileLimitBytes }, (_request, body, done) => {
      done(null, body)
    })
    files.post<{ Querystring: { name: string } }>(
      '/api/files',
      {
        bodyLimit: fileLimitBytes,
        schema: { querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }, closed) },
      },
      async (request, reply) => {
        const context = await contextOf(sources, request)
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const mediaType = request.headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream'
        reply.code(201)
        return keepFile(context, request.query.name, mediaType, content)
      },
    )
  })

  app.get<{ Params: { object: string; id: string; field: string; fileId: string } }>(
    '/api/records/:object/:id/files/:field/:fileId',
    {
      schema: {
        params: Type.Object({
          object: Type.String({ maxLength: 63 }),
          id: Type.String({ format: 'uuid' }),
          field: Type.String({ maxLength: 63 }),
          fileId: Type.String({ format: 'uuid' }),
        }),
      },
    },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const { object, field } = request.params
      const [id, fileId] = [request.params.id.toLowerCase(), request.params.fileId.toLowerCase()]
      const file = await fileOfRecord(context, readableObject(context.view, object), id, field, fileId)
      return sendFile(reply, file)
    },
  )
}
