/** `/api/sandboxes/*`: workspaces made from a live one; for administrators of the live one, wherever they are. */
import {
  NewSandboxBody,
  RefreshSandboxBody,
  RenameSandboxBody,
  type SandboxList,
  WorkspaceName,
} from '@attain/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Context } from '../services/context.ts'
import {
  createSandbox,
  listSandboxes,
  liveIdOf,
  refreshSandbox,
  renameSandbox,
  startDeleting,
} from '../services/sandboxes/index.ts'
import { contextElsewhere, contextOf, type Sources } from './asking.ts'
import { SlugParams } from './workspaces.ts'

const administrator = { administrator: true }
/** Deleting takes the name, typed once more. */
const DeleteQuery = Type.Object({ name: WorkspaceName }, { additionalProperties: false })

interface OfSandbox {
  Params: Static<typeof SlugParams>
}

export interface SandboxSources extends Sources {
  readonly published: (workspaceId: number) => Promise<void>
  /** There is something to fill or to take away. */
  readonly wakeSandboxes: () => void
}

export function addSandboxRoutes(app: FastifyInstance, sources: SandboxSources): void {
  const { db, published, wakeSandboxes } = sources
  /** Whoever asks, in the live workspace. */
  const inLive = async (request: FastifyRequest): Promise<Context> =>
    contextElsewhere(sources, request, { id: await liveIdOf(db, request.principal.workspaceId) })

  app.get('/api/sandboxes', { config: administrator }, async (request): Promise<SandboxList> => {
    const { workspaceId, accountId } = request.principal
    const liveId = await liveIdOf(db, workspaceId)
    const isLives = await contextElsewhere(sources, request, { id: liveId }).then(
      () => true,
      () => false,
    )
    return listSandboxes(await contextOf(sources, request), liveId, accountId, isLives ? undefined : workspaceId)
  })

  app.post<{ Body: NewSandboxBody }>(
    '/api/sandboxes',
    { config: administrator, schema: { body: NewSandboxBody } },
    async (request, reply) => {
      const { id, slug } = await createSandbox(await contextOf(sources, request), request.body)
      await published(id)
      wakeSandboxes()
      return reply.code(201).send({ slug, name: request.body.name })
    },
  )

  app.patch<OfSandbox & { Body: RenameSandboxBody }>(
    '/api/sandboxes/:slug',
    { config: administrator, schema: { params: SlugParams, body: RenameSandboxBody } },
    async (request, reply) => {
      await renameSandbox(await inLive(request), request.params.slug, request.body.name)
      return reply.code(204).send()
    },
  )

  app.post<OfSandbox & { Body: RefreshSandboxBody }>(
    '/api/sandboxes/:slug/refresh',
    { config: administrator, schema: { params: SlugParams, body: RefreshSandboxBody } },
    async (request, reply) => {
      const { id } = await refreshSandbox(await inLive(request), request.params.slug, request.body)
      await published(id)
      wakeSandboxes()
      return reply.code(202).send()
    },
  )

  app.delete<OfSandbox & { Querystring: Static<typeof DeleteQuery> }>(
    '/api/sandboxes/:slug',
    { config: administrator, schema: { params: SlugParams, querystring: DeleteQuery } },
    async (request, reply) => {
      await startDeleting(await inLive(request), request.params.slug, request.query.name)
      wakeSandboxes()
      return reply.code(202).send()
    },
  )
}
