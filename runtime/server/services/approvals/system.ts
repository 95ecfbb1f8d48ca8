import { type LiveWorkspace, viewOf } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

const roles = new WeakMap<LiveWorkspace, readonly string[]>()

/** The same moment seen by the system, which reads everything; what it does is nobody's. */
export function asSystem(context: Context): Context {
  const { workspace, actor } = context.view
  const known =
    roles.get(workspace) ??
    [...workspace.model.roles.values()].filter((role) => role.administrator).map(({ name }) => name)
  roles.set(workspace, known)
  return { ...context, view: viewOf(workspace, { personId: actor.personId, roles: known }) }
}
