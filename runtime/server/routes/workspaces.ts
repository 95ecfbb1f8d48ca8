/** `POST /api/workspaces`: an empty workspace for whoever administers one already. */
import { NewWorkspaceBody, WorkspaceSlug } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { setMembership } from '../accounts/index.ts'
import { createWorkspace, starterDocuments } from '../services/workspaces.ts'
import { contextOf, type Sources } from './asking.ts'

/** Of routes about another workspace than the one that is asked in. */
export const SlugParams = Type.Object({ slug: WorkspaceSlug })

export function addWorkspaceRoutes(app: FastifyInstance, sources: Sources): void {
  app.post<{ Body: Static<typeof NewWorkspaceBody> }>(
    '/api/workspaces',
    { config: { administrator: true }, schema: { body: NewWorkspaceBody } },
    async (request, reply) => {
      const { now, language } = await contextOf(sources, request)
      const { slug, name } = request.body
      const { accountId } = request.principal
      const opened = await sources.db.transaction().execute(async (tx) => {
        const { name: personName } = await tx
          .selectFrom('auth_user')
          .select('name')
          .where('id', '=', accountId)
          .executeTakeFirstOrThrow()
        const documents = starterDocuments(name, language)
        const { workspace, personId, roles } = await createWorkspace(tx, {
          slug,
          name,
          documents,
          message: 'New workspace',
          personName,
          at: now,
        })
        await setMembership(tx, workspace.id, personId, accountId, roles, true)
        return workspace
      })
      await sources.workspaces.get(opened.id)
      return reply.code(201).send({ slug, name })
    },
  )
}
