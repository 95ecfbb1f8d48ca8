/** `/api/approvals/*` and `/api/delegations`: starting, deciding, and what waits for whom. */
import {
  ApprovalEventBody,
  DecideManyBody,
  InboxName,
  NewDelegationBody,
  PhrasesBody,
  SimulateBody,
  StartApprovalBody,
} from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  actOn,
  addDelegation,
  approvalsOfRecord,
  countInbox,
  decideMany,
  fileOfApproval,
  keepPhrases,
  listDelegations,
  markCopyRead,
  previewApproval,
  readApproval,
  readInbox,
  readPhrases,
  readRecordOfApproval,
  removeDelegation,
  simulateApproval,
  submitRecord,
  troubledApprovals,
} from '../services/approvals/index.ts'
import { againAfterDeadlock } from '../services/context.ts'
import { readableObject } from '../services/question.ts'
import { contextOf, type Sources } from './asking.ts'
import { sendFile } from './send-file.ts'

const closed = { additionalProperties: false }
const administrator = { administrator: true }
const ApprovalParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
const FileParams = Type.Object({ id: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }) })
const RecordQuery = Type.Object(
  { object: Type.String({ maxLength: 63 }), record: Type.String({ format: 'uuid' }) },
  closed,
)
const InboxQuery = Type.Object(
  {
    box: InboxName,
    search: Type.Optional(Type.String({ maxLength: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$' })),
  },
  closed,
)

interface OfApproval {
  Params: Static<typeof ApprovalParams>
}

/** `afterWrite`: records may have been changed, and something may follow from it. */
export function addApprovalRoutes(app: FastifyInstance, sources: Sources & { readonly afterWrite: () => void }): void {
  app.get<{ Querystring: Static<typeof InboxQuery> }>(
    '/api/approvals/inbox',
    { schema: { querystring: InboxQuery } },
    async (request) => {
      const { box, search, after, limit = '50' } = request.query
      return readInbox(await contextOf(sources, request), { box, search, after, limit: Number(limit) })
    },
  )

  app.get('/api/approvals/counts', async (request) => countInbox(await contextOf(sources, request)))

  app.get('/api/approvals/troubled', { config: administrator }, async (request) => ({
    items: await troubledApprovals(await contextOf(sources, request)),
  }))

  app.get('/api/approvals/phrases', async (request) => readPhrases(await contextOf(sources, request)))

  app.put<{ Body: PhrasesBody }>(
    '/api/approvals/phrases',
    { schema: { body: PhrasesBody } },
    async (request, reply) => {
      await keepPhrases(await contextOf(sources, request), request.body)
      return reply.code(204).send()
    },
  )

  app.get<{ Querystring: Static<typeof RecordQuery> }>(
    '/api/approvals',
    { schema: { querystring: RecordQuery } },
    async (request) => {
      const context = await contextOf(sources, request)
      const { object, record } = request.query
      return approvalsOfRecord(context, readableObject(context.view, object), record.toLowerCase())
    },
  )

  app.post<{ Body: StartApprovalBody }>(
    '/api/approvals',
    { schema: { body: StartApprovalBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const { object, approval: name, record, chosen } = request.body
      const submission = { object: readableObject(context.view, object), name, recordId: record.toLowerCase(), chosen }
      const { id, state } = await againAfterDeadlock(() => submitRecord(context, submission))
      sources.afterWrite()
      return reply.code(201).send({ id, status: state?.status })
    },
  )

  app.post<{ Body: StartApprovalBody }>(
    '/api/approvals/preview',
    { schema: { body: StartApprovalBody } },
    async (request) => {
      const context = await contextOf(sources, request)
      const { object, approval: name, record, chosen } = request.body
      return previewApproval(context, {
        object: readableObject(context.view, object),
        name,
        recordId: record.toLowerCase(),
        chosen,
      })
    },
  )

  app.post<{ Body: SimulateBody }>(
    '/api/approvals/simulate',
    { config: administrator, schema: { body: SimulateBody } },
    async (request) => simulateApproval(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: DecideManyBody }>('/api/approvals/decide', { schema: { body: DecideManyBody } }, async (request) => {
    const report = await decideMany(await contextOf(sources, request), request.body)
    sources.afterWrite()
    return report
  })

  app.get<OfApproval>('/api/approvals/:id', { schema: { params: ApprovalParams } }, async (request) =>
    readApproval(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.get<OfApproval>('/api/approvals/:id/record', { schema: { params: ApprovalParams } }, async (request) =>
    readRecordOfApproval(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.post<OfApproval>('/api/approvals/:id/read', { schema: { params: ApprovalParams } }, async (request, reply) => {
    await markCopyRead(await contextOf(sources, request), request.params.id.toLowerCase())
    return reply.code(204).send()
  })

  app.post<OfApproval & { Body: ApprovalEventBody }>(
    '/api/approvals/:id/events',
    { schema: { params: ApprovalParams, body: ApprovalEventBody } },
    async (request, reply) => {
      await actOn(await contextOf(sources, request), request.params.id.toLowerCase(), request.body)
      sources.afterWrite()
      return reply.code(204).send()
    },
  )

  app.get<{ Params: Static<typeof FileParams> }>(
    '/api/approvals/:id/files/:file',
    { schema: { params: FileParams } },
    async (request, reply) => {
      const { id, file: fileId } = request.params
      const file = await fileOfApproval(await contextOf(sources, request), id.toLowerCase(), fileId.toLowerCase())
      return sendFile(reply, file)
    },
  )

  app.get('/api/delegations', async (request) => ({ items: await listDelegations(await contextOf(sources, request)) }))

  app.post<{ Body: NewDelegationBody }>(
    '/api/delegations',
    { schema: { body: NewDelegationBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      return reply.code(201).send(await againAfterDeadlock(() => addDelegation(context, request.body)))
    },
  )

  app.delete<OfApproval>('/api/delegations/:id', { schema: { params: ApprovalParams } }, async (request, reply) => {
    await removeDelegation(await contextOf(sources, request), request.params.id.toLowerCase())
    return reply.code(204).send()
  })
}
