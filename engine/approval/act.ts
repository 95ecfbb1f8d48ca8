import type { Action } from './definition.ts'
import type { Moment } from './happening.ts'
import type { Run } from './run.ts'

/** Asks for actions; their key when what comes next has to wait until they have changed the record. */
export function act(
  run: Run,
  asked: {
    readonly moment: Moment
    /** The action node that waits until they are done. */
    readonly visit: number | null
    readonly node: string | null
    readonly actions: readonly Action[] | undefined
  },
): number | undefined {
  const { actions = [], ...of } = asked
  if (actions.length === 0) return undefined
  const key = run.newId()
  run.happen({ type: 'acting', key, ...of })
  return actions.some(({ changesRecord }) => changesRecord === true) ? key : undefined
}
