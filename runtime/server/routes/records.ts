/** `/api/records/:object` and what belongs to it. */
import {
  AggregateQuery,
  BulkBody,
  type BulkReport,
  ExportQuery,
  Filter,
  ListQuery,
  StagesQuery,
  WriteBody,
} from '@attain/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { AttainError } from '../errors.ts'
import { writeMany } from '../services/bulk.ts'
import { againAfterDeadlock, type Context } from '../services/context.ts'
import { recordHistory } from '../services/history.ts'
import { type Answer, once } from '../services/idempotency.ts'
import { readAggregateQuestion, readableObject, readFilter, readListQuestion, readPaths } from '../services/question.ts'
import {
  assertMayExport,
  changeRecord,
  createRecord,
  deleteRecord,
  readRecordById,
  restoreDeleted,
} from '../services/records.ts'
import { listDeleted } from '../services/recycle-bin.ts'
import { answerStages } from '../services/stages.ts'
import type { LiveObject } from '../store/live-workspace.ts'
import { aggregateRecords } from '../store/query/aggregate.ts'
import { countRecords } from '../store/query/count.ts'
import { listRecords } from '../store/query/list.ts'
import { contextOf, type Sources } from './asking.ts'

const ObjectParams = Type.Object({ object: Type.String({ maxLength: 63 }) })
const RecordParams = Type.Object({ object: Type.String({ maxLength: 63 }), id: Type.String({ format: 'uuid' }) })
const closed = { additionalProperties: false }

/** As in `ListQuery`, but in a URL everything is text. */
const UrlListQuery = Type.Object(
  {
    fields: Type.Optional(Type.String({ maxLength: 4000 })),
    filter: Type.Optional(Type.String({ maxLength: 16_000 })),
    sort: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
    after: Type.Optional(Type.String({ maxLength: 4096 })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
)
const UrlCountQuery = Type.Pick(UrlListQuery, ['filter', 'search'], closed)
const CountQuery = Type.Object(
  { filter: Type.Optional(Filter), search: Type.Optional(Type.String({ maxLength: 200 })) },
  closed,
)

type Asked<Body = unknown, Query = unknown> = FastifyRequest<{
  Params: { object: string; id: string }
  Body: Body
  Querystring: Query
}>

/** As in `ListQuery`. */
const MAX_FIELDS = 100
const MAX_SORT_KEYS = 4

const bulkLimitBytes = 16 * 1024 * 1024

export function addRecordRoutes(
  app: FastifyInstance,
  sources: Sources & { readonly afterWrite: (records: number) => void },
): void {
  const ask = async (request: FastifyRequest, reply: FastifyReply) => {
    const context = await contextOf(sources, request)
    const params = request.params as { object: string; id?: string }
    // ids are kept in small letters; people may write them otherwise
    if (params.id !== undefined) params.id = params.id.toLowerCase()
    const object = readableObject(context.view, params.object)
    reply.header('attain-revision', context.view.workspace.revision)
    return { context, object }
  }

  app.get(
    '/api/records/:object',
    { schema: { params: ObjectParams, querystring: UrlListQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      return list(context, object, fromUrl((request as Asked<unknown, Static<typeof UrlListQuery>>).query))
    },
  )

  app.post(
    '/api/records/:object/query',
    { schema: { params: ObjectParams, body: ListQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      return list(context, object, (request as Asked<ListQuery>).body)
    },
  )

  // lists show a screenful; whoever takes away thousands needs the right to export
  app.post(
    '/api/records/:object/export',
    { schema: { params: ObjectParams, body: ExportQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      assertMayExport(context, object)
      return list(context, object, (request as Asked<ListQuery>).body)
    },
  )

  app.get(
    '/api/records/:object/count',
    { schema: { params: ObjectParams, querystring: UrlCountQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { filter, search } = (request as Asked<unknown, Static<typeof UrlCountQuery>>).query
      return count(context, object, filter === undefined ? undefined : parseFilter(filter), search)
    },
  )

  app.post(
    '/api/records/:object/count',
    { schema: { params: ObjectParams, body: CountQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { filter, search } = (request as Asked<Static<typeof CountQuery>>).body
      return count(context, object, filter, search)
    },
  )

  app.post(
    '/api/records/:object/aggregate',
    { schema: { params: ObjectParams, body: AggregateQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const question = readAggregateQuestion(context.view, object, (request as Asked<AggregateQuery>).body)
      return aggregateRecords(context.db, context.view, object, question, context.today)
    },
  )

  app.post(
    '/api/records/:object/stages',
    { schema: { params: ObjectParams, body: StagesQuery } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      return answerStages(context, object, (request as Asked<StagesQuery>).body)
    },
  )

  app.get(
    '/api/records/:object/:id',
    { schema: { params: RecordParams, querystring: Type.Pick(UrlListQuery, ['fields'], closed) } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { params, query } = request as Asked<unknown, { fields?: string }>
      const paths = query.fields === undefined ? undefined : readPaths(context.view, object, words(query.fields))
      const record = await readRecordById(context, object, params.id, paths)
      reply.header('etag', `"${record.version}"`)
      return record
    },
  )

  app.get(
    '/api/records/:object/:id/history',
    {
      schema: {
        params: RecordParams,
        querystring: Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })) }, closed),
      },
    },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { params, query } = request as Asked<unknown, { after?: string }>
      return recordHistory(context, object, params.id, 50, query.after === undefined ? undefined : Number(query.after))
    },
  )

  app.post('/api/records/:object', { schema: { params: ObjectParams, body: WriteBody } }, async (request, reply) => {
    const { context, object } = await ask(request, reply)
    const { body } = request as Asked<WriteBody>
    const answer = await write(context, request, async (inner) => ({
      status: 201,
      body: await createRecord(inner, object, body.values),
    }))
    return send(reply, answer)
  })

  app.post(
    '/api/records/:object/bulk',
    { schema: { params: ObjectParams, body: BulkBody }, bodyLimit: bulkLimitBytes },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { body } = request as Asked<BulkBody>
      const answer = await write(context, request, async (inner) => ({
        status: 200,
        body: await writeMany(inner, object, body),
      }))
      const { created, updated, deleted } = answer.body as BulkReport
      sources.afterWrite(created + updated + deleted)
      return send(reply, answer)
    },
  )

  app.patch(
    '/api/records/:object/:id',
    { schema: { params: RecordParams, body: WriteBody } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { params, body } = request as Asked<WriteBody>
      const version = versionOf(request)
      const answer = await write(context, request, async (inner) => ({
        status: 200,
        body: await changeRecord(inner, object, params.id, body.values, version),
      }))
      return send(reply, answer)
    },
  )

  app.delete('/api/records/:object/:id', { schema: { params: RecordParams } }, async (request, reply) => {
    const { context, object } = await ask(request, reply)
    const { params } = request as Asked
    const version = versionOf(request)
    const answer = await write(context, request, async (inner) => {
      await deleteRecord(inner, object, params.id, version)
      return { status: 204, body: undefined }
    })
    return send(reply, answer)
  })

  app.get(
    '/api/recycle-bin/:object',
    { schema: { params: ObjectParams, querystring: Type.Pick(UrlListQuery, ['after'], closed) } },
    async (request, reply) => {
      const { context, object } = await ask(request, reply)
      const { query } = request as Asked<unknown, { after?: string }>
      return listDeleted(context, object, 50, query.after)
    },
  )

  app.post('/api/recycle-bin/:object/:id/restore', { schema: { params: RecordParams } }, async (request, reply) => {
    const { context, object } = await ask(request, reply)
    const { params } = request as Asked
    const answer = await write(context, request, async (inner) => ({
      status: 200,
      body: await restoreDeleted(inner, object, params.id),
    }))
    return send(reply, answer)
  })
}

function list(context: Context, object: LiveObject, query: ListQuery) {
  const question = readListQuestion(context.view, object, query)
  return listRecords(context.db, context.view, object, question, context.today)
}

function count(context: Context, object: LiveObject, filter: unknown, search: string | undefined) {
  return countRecords(context.db, context.view, object, readFilter(context.view, object, filter), search, context.today)
}

function fromUrl({ fields, filter, sort, limit, after, search }: Static<typeof UrlListQuery>): ListQuery {
  const count = limit === undefined ? undefined : Number(limit)
  if (count !== undefined && (count < 1 || count > 200)) throw badUrl('limit', '1…200')
  const names = fields === undefined ? [] : words(fields)
  const keys = sort === undefined ? [] : words(sort)
  if (names.length > MAX_FIELDS) throw badUrl('fields', `≤ ${MAX_FIELDS}`)
  if (keys.length > MAX_SORT_KEYS) throw badUrl('sort', `≤ ${MAX_SORT_KEYS}`)
  return {
    ...(fields === undefined ? {} : { fields: names }),
    ...(filter === undefined ? {} : { filter: parseFilter(filter) }),
    ...(sort === undefined ? {} : { sort: keys }),
    ...(count === undefined ? {} : { limit: count }),
    ...(after === undefined ? {} : { after }),
    ...(search === undefined ? {} : { search }),
  }
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** JSON Logic begins with a brace; anything else is a formula as text. */
function parseFilter(text: string): Filter {
  if (!text.trimStart().startsWith('{')) return text
  try {
    return JSON.parse(text) as Filter
  } catch {
    throw badUrl('filter', 'JSON')
  }
}

function badUrl(name: string, expected: string): AttainError {
  return new AttainError('invalid_request', {
    problem: { en: `"${name}" in the URL should be ${expected}.`, 'zh-CN': `URL 中的“${name}”应为 ${expected}。` },
  })
}

/** The version in `If-Match: "3"`; `*` or nothing means any. */
function versionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) {
    throw new AttainError('invalid_request', {
      problem: {
        en: 'If-Match takes the version in quotes, such as "3".',
        'zh-CN': 'If-Match 应为带引号的版本号，如 "3"。',
      },
    })
  }
  return Number(version)
}

/** Runs a write, once when the caller names it with an Idempotency-Key. */
function write(
  context: Context,
  request: FastifyRequest,
  work: (context: Context) => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  const { method, url, body } = request
  return againAfterDeadlock(() =>
    typeof key === 'string'
      ? once(context, request.principal.accountId, key, { method, url, body }, work)
      : work(context),
  )
}

function send(reply: FastifyReply, { status, body }: Answer) {
  const version = (body as { version?: unknown } | undefined)?.version
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  return reply.code(status).send(body)
}
