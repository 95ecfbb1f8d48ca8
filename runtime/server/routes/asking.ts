/** From an HTTP request to the context that services take: who asks, in which workspace, when. */
import { isAdministrator } from '@attain/engine/access'
import type { Model, Text } from '@attain/engine/metadata'
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../accounts/index.ts'
import { AttainError } from '../errors.ts'
import { type Context, dateIn } from '../services/context.ts'
import { type LiveWorkspace, type View, viewOf } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import type { Database } from '../store/statement.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The revision that the request ran on, as far as it came. */
    served: { readonly workspaceId: number; readonly revision: number } | null
  }
}

/** A principal object serves many requests; so does its view, until the workspace changes. */
const views = new WeakMap<Principal, View>()

/** Tells the process that something has been published; with what it compiles to, nobody compiles it again. */
export type Published = (
  workspaceId: number,
  compiled?: { readonly revision: number; readonly model: Model },
) => Promise<void>

export interface Sources {
  readonly db: Database
  readonly workspaces: LiveWorkspaces
}

export async function contextOf({ db, workspaces }: Sources, request: FastifyRequest): Promise<Context> {
  const { principal } = request
  const workspace = await workspaces.getFor(principal.workspaceId, principal)
  request.served = { workspaceId: workspace.id, revision: workspace.revision }
  return contextNow(db, viewFor(principal, workspace), principal)
}

/**
 * The same account in another workspace, which it must administer as well; one that it does not is as unknown as one
 * that does not exist. A key is for the workspace that it was made in.
 */
export async function contextElsewhere(
  sources: Sources,
  request: FastifyRequest,
  which: { readonly id: number } | { readonly slug: string },
): Promise<Context> {
  const { principal, identity } = request
  const isHere = 'id' in which ? which.id === principal.workspaceId : which.slug === principal.workspaceSlug
  if (isHere) return contextOf(sources, request)
  if (identity.kind === 'key') throw new AttainError('forbidden', { action: elsewhere })
  const { db, workspaces } = sources
  const membership = await db
    .selectFrom('memberships')
    .innerJoin('workspaces', 'workspaces.id', 'memberships.workspace_id')
    .select(['workspaces.id', 'memberships.person_id as personId', 'memberships.roles'])
    .where('memberships.account_id', '=', principal.accountId)
    .where('memberships.active', '=', true)
    .where('id' in which ? 'workspaces.id' : 'workspaces.slug', '=', 'id' in which ? which.id : which.slug)
    .executeTakeFirst()
  const workspace = membership && (await workspaces.get(membership.id))
  if (!workspace || !isAdministrator(workspace.model, membership.roles)) {
    throw new AttainError('not_found', { what: { en: 'workspace', 'zh-CN': '工作区' } })
  }
  return contextNow(db, viewOf(workspace, membership), principal)
}

/** At this moment, on the day that it is where the workspace is. */
function contextNow(db: Database, view: View, { language }: Principal): Context {
  const now = new Date()
  return { db, view, now, today: dateIn(view.workspace.model.app.timeZone ?? 'UTC', now), language }
}

const elsewhere: Text = { en: 'reach another workspace with an API key', 'zh-CN': '用 API 密钥访问其他工作区' }

function viewFor(principal: Principal, workspace: LiveWorkspace): View {
  const known = views.get(principal)
  if (known?.workspace === workspace) return known
  const view = viewOf(workspace, principal)
  views.set(principal, view)
  return view
}
