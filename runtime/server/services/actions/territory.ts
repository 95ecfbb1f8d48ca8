import { readCondition } from '@attain/engine/formula'
import { scopeOf } from '@attain/engine/formula/language'
import type { Assign } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import { matchingIds } from '../../store/query/matching.ts'
import { loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import { resolveActive } from '../people-sources.ts'
import { type Subject, valuesOf } from '../subject.ts'
import { nameOfRecord, valueInWords } from './words.ts'

/** More of one name are a mistake in any case. */
const ENOUGH = 100

/** Who has the territory that the record is in. Several people are a mistake that is not hidden by taking one. */
export async function personOfTerritory(
  context: Context,
  { object: name, field: fieldName, equals, person }: NonNullable<Assign['territory']>,
  subject: Subject,
): Promise<string> {
  const { db, view, today } = context
  const object = view.workspace.objects.get(name)
  const field = object?.model.fields.get(fieldName)
  if (!object || !field) throw new Error(`The live revision has no territories ${name}.${fieldName}.`)
  const [value = null] = await valuesOf(context, subject, [{ formula: equals, gives: field }])
  const label =
    field.target !== undefined && typeof value === 'string'
      ? await nameOfRecord(context, field.target, value)
      : undefined
  const shown = valueInWords(field, value, context.language, undefined, label)
  if (value === null) throw new AttainError('no_territory', { object: object.model.label, value: shown })
  const isIt = readCondition({ '==': [{ var: fieldName }, value] }, scopeOf(view.workspace.model, object.model))
  if (!('condition' in isIt)) throw new Error(`Territories cannot be found by ${name}.${fieldName}.`)
  const ids = await matchingIds(db, view, object, { where: isIt.condition, limit: ENOUGH }, today)
  const records = ids.length === 0 ? [] : [...(await loadRecords(db, view, object, ids, today)).values()]
  const holders = records.map(({ owner, document }) => (person === 'owner' ? owner : document[person]))
  const people = await resolveActive(
    context,
    holders.filter((holder) => typeof holder === 'string'),
  )
  const [first, second] = people
  if (first === undefined) throw new AttainError('no_territory', { object: object.model.label, value: shown })
  if (second === undefined) return first
  const names = await Promise.all(people.slice(0, 3).map((id) => nameOfRecord(context, 'person', id)))
  throw new AttainError('several_territories', { object: object.model.label, value: shown, people: names.join(', ') })
}
