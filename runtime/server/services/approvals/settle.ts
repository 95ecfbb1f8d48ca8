/** What follows where an approval is about something of the system itself, in the transaction of its last decision. */
import { DISPUTE } from '@attain/engine/metadata'
import { endDispute } from '../commission/disputes/end.ts'
import type { Context } from '../context.ts'
import { CHANGE, endChange } from '../performance/targets/change.ts'
import type { Instance } from './instance.ts'

const settles: ReadonlyMap<string, (context: Context, ended: Instance) => Promise<void>> = new Map([
  [CHANGE, endChange],
  [DISPUTE, endDispute],
])

export async function settle(context: Context, ended: Instance): Promise<void> {
  await settles.get(ended.object.model.name)?.(context, ended)
}
