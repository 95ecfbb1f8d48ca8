import type { Environment } from '@attain/engine/formula/language'
import { currentUserOf } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

/** What formulas over figures may look at besides them. */
export function environmentOf({ view, now }: Context): Environment {
  return {
    ...view.workspace.calendar,
    now: now.toISOString(),
    currentUser: currentUserOf(view),
    roles: new Set(view.actor.roles),
    isManagerOf: () => false,
  }
}
