/** From an HTTP request to the context that services take: who asks, in which workspace, when. */
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../accounts/index.ts'
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

export interface Sources {
  readonly db: Database
  readonly workspaces: LiveWorkspaces
}

export async function contextOf({ db, workspaces }: Sources, request: FastifyRequest): Promise<Context> {
  const { principal } = request
  const workspace = await workspaces.getFor(principal.workspaceId, principal)
  request.served = { workspaceId: workspace.id, revision: workspace.revision }
  const now = new Date()
  return {
    db,
    view: viewFor(principal, workspace),
    now,
    today: dateIn(workspace.model.app.timeZone ?? 'UTC', now),
    language: principal.language,
  }
}

function viewFor(principal: Principal, workspace: LiveWorkspace): View {
  const known = views.get(principal)
  if (known?.workspace === workspace) return known
  const view = viewOf(workspace, principal)
  views.set(principal, view)
  return view
}
