import type { Action } from './definition.ts'
import type { Moment } from './happening.ts'
import type { Run } from './run.ts'

/** Asks for actions; true when what comes next has to wait until the record has changed. */
export function act(
  run: Run,
  asked: {
    readonly moment: Moment
    /** The action node that waits until they are done. */
    readonly visit: number | null
    readonly node: string | null
    readonly actions: readonly Action[] | undefined
  },
): boolean {
  const { actions = [], ...of } = asked
  if (actions.length === 0) return false
  run.happen({ type: 'acting', key: run.newId(), ...of })
  return actions.some(({ changesRecord }) => changesRecord === true)
}
