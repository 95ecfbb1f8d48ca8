/** `/api/exchange/*`: documents of another workspace that one administers too, to be taken over into a draft here. */
import { type ExchangeBody, TakenBody } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { noteTaken, readCommonDocuments } from '../services/sandboxes/index.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import { contextElsewhere, contextOf, type Sources } from './asking.ts'
import { SlugParams } from './workspaces.ts'

const administrator = { administrator: true }

interface WithOther {
  Params: Static<typeof SlugParams>
}

export function addExchangeRoutes(app: FastifyInstance, sources: Sources): void {
  app.get<WithOther>(
    '/api/exchange/:slug',
    { config: administrator, schema: { params: SlugParams } },
    async (request): Promise<ExchangeBody> => {
      const { db, view } = await contextElsewhere(sources, request, request.params)
      const { id, slug, revision } = view.workspace
      const { name } = await db.selectFrom('workspaces').select('name').where('id', '=', id).executeTakeFirstOrThrow()
      return {
        slug,
        name,
        revision,
        documents: (await readDocuments(db, id, revision)) as ExchangeBody['documents'],
        base: [...(await readCommonDocuments(db, id, request.principal.workspaceId)).values()] as ExchangeBody['base'],
      }
    },
  )

  app.put<WithOther & { Body: TakenBody }>(
    '/api/exchange/:slug/taken',
    { config: administrator, schema: { params: SlugParams, body: TakenBody } },
    async (request, reply) => {
      const { db, view } = await contextOf(sources, request)
      const other = await contextElsewhere(sources, request, request.params)
      const { owner, revision, identities } = request.body
      await noteTaken(
        db,
        { workspaceId: view.workspace.id, owner },
        { workspaceId: other.view.workspace.id, revision },
        identities,
      )
      return reply.code(204).send()
    },
  )
}
