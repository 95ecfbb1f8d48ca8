import { SessionBody, type WorkspaceBody } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { AttainError } from '../../errors.ts'
import { type AccountSources, administers } from '../sources.ts'

/** `GET /api/session`: who I am, and where. */
export function addSessionRoute(app: FastifyInstance, { db, directory }: AccountSources): void {
  app.get('/api/session', { schema: { response: { 200: SessionBody } } }, async (request, reply) => {
    const { principal } = request
    const { accountId, workspaceId, personId, roles } = principal
    const [account, memberships, person] = await Promise.all([
      db.selectFrom('auth_user').select(['name', 'username', 'email']).where('id', '=', accountId).executeTakeFirst(),
      db
        .selectFrom('memberships as membership')
        .innerJoin('workspaces as workspace', 'workspace.id', 'membership.workspace_id')
        .leftJoin('sandboxes as sandbox', 'sandbox.workspace_id', 'workspace.id')
        .leftJoin('workspaces as live', 'live.id', 'sandbox.live_id')
        .select(['workspace.id', 'workspace.slug', 'workspace.name', 'live.slug as sandboxOf'])
        .where('membership.account_id', '=', accountId)
        .where('membership.active', '=', true)
        .orderBy('workspace.id')
        .execute(),
      directory.findPerson(workspaceId, personId),
    ])
    const here = memberships.find((workspace) => workspace.id === workspaceId)
    // Both were there a moment ago.
    if (account === undefined || here === undefined) throw new AttainError('unauthenticated')
    // A key is for one workspace and is told of no other.
    const workspaces = request.identity.kind === 'key' ? [here] : memberships
    reply.header('cache-control', 'no-store')
    return {
      account: { id: accountId, name: account.name, username: account.username, email: account.email ?? '' },
      workspaces: workspaces.map(toBody),
      workspace: toBody(here),
      person: { id: personId, name: person?.name ?? account.name },
      roles: [...roles],
      administrator: administers(directory, principal),
    } satisfies SessionBody
  })
}

function toBody({ slug, name, sandboxOf }: { slug: string; name: string; sandboxOf: string | null }): WorkspaceBody {
  return { slug, name, ...(sandboxOf === null ? {} : { sandboxOf }) }
}
