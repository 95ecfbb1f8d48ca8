/**
 * What a dispute is about and what is granted is no matter of whoever may change its record: the payee owns that. Once it is
 * raised these fields are written by the steps of its approval, and never by the payee, whatever their rights are.
 */
import { DISPUTE } from '@attain/engine/metadata'
import type { LiveObject, View } from '../../../store/live-workspace.ts'
import type { Document } from '../../../store/write/columns.ts'

const kept: ReadonlySet<string> = new Set([
  ...['plan', 'period', 'payee', 'about', 'stated', 'expected', 'granted', 'currency', 'reason', 'state'],
])

/** Which of some fields the asker may not change. `system` is true of what a step of the approval or the system itself does. */
export function keptInDispute(
  { model }: LiveObject,
  { actor }: Pick<View, 'actor'>,
  { payee = null }: Document,
  fields: readonly string[],
): readonly string[] {
  if (model.name !== DISPUTE) return []
  return actor.isSystem === true && actor.personId !== payee ? [] : fields.filter((field) => kept.has(field))
}
