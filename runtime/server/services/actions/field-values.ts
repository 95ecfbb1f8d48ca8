import type { FieldValue } from '@attain/engine/metadata'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import { type Subject, valuesOf } from '../subject.ts'

/** What fields of `of` become, worked out over the subject. */
export async function valuesFor(
  context: Context,
  subject: Subject,
  of: LiveObject,
  given: readonly FieldValue[],
): Promise<Record<string, unknown>> {
  const wanted = given.map(({ field, value }) => {
    const gives = of.model.fields.get(field)
    return { formula: value, ...(gives && { gives }) }
  })
  const values = await valuesOf(context, subject, wanted)
  return Object.fromEntries(given.map(({ field }, i) => [field, values[i] ?? null]))
}
