/** `/api/metadata/revisions/*`: what was published, what is on its way, and the ways back; for administrators. */
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { listRevisions, promote, readRevision, revisionErrors, rollBack, withdraw } from '../services/publish/index.ts'
import { contextOf, type Sources } from './asking.ts'

const administrator = { administrator: true }
const RevisionParams = Type.Object({ revision: Type.String({ pattern: '^[0-9]{1,9}$' }) })
const ListQuery = Type.Object(
  { document: Type.Optional(Type.String({ maxLength: 200 })) },
  { additionalProperties: false },
)

interface OfRevision {
  Params: Static<typeof RevisionParams>
}

export function addRevisionRoutes(
  app: FastifyInstance,
  sources: Sources & { readonly published: (workspaceId: number) => Promise<void> },
): void {
  const { published } = sources
  const closed = { config: administrator, schema: { params: RevisionParams } }

  app.get<{ Querystring: Static<typeof ListQuery> }>(
    '/api/metadata/revisions',
    { config: administrator, schema: { querystring: ListQuery } },
    async (request) => ({ items: await listRevisions(await contextOf(sources, request), request.query.document) }),
  )

  app.get<OfRevision>('/api/metadata/revisions/:revision', closed, async (request) =>
    readRevision(await contextOf(sources, request), Number(request.params.revision)),
  )

  app.get<OfRevision>('/api/metadata/revisions/:revision/errors', closed, async (request) => ({
    items: await revisionErrors(await contextOf(sources, request), Number(request.params.revision)),
  }))

  app.post<OfRevision>('/api/metadata/revisions/:revision/rollback', closed, async (request) => {
    const context = await contextOf(sources, request)
    const report = await rollBack(context, Number(request.params.revision))
    if (report.published) await published(context.view.workspace.id)
    return report
  })

  app.post<OfRevision>('/api/metadata/revisions/:revision/promote', closed, async (request, reply) => {
    const { db, view, now } = await contextOf(sources, request)
    const { id } = view.workspace
    await promote(db, id, Number(request.params.revision), { by: view.actor.personId, at: now })
    await published(id)
    return reply.code(204).send()
  })

  app.post<OfRevision>('/api/metadata/revisions/:revision/withdraw', closed, async (request, reply) => {
    const { db, view } = await contextOf(sources, request)
    const { id } = view.workspace
    await withdraw(db, id, Number(request.params.revision))
    await published(id)
    return reply.code(204).send()
  })
}
