/** What an application most likely pays for: its records that are won, what they are worth, when they count, and whose they are. */
import type { Bundle, FieldModel, plans } from '@attain/engine/metadata'
import { isPerson } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { likelyDate } from '../../../names/likely-date.ts'
import { measurableObjects } from '../../kpi/kpi-document.ts'

export function objectsOf(bundle: Bundle): readonly string[] {
  return measurableObjects(bundle).filter((object) => !bundle.objects.get(object)?.document.extends)
}

/** Amounts of money first, then other numbers; what people enter before what is calculated. */
export function amountsOf(bundle: Bundle, object: string): readonly FieldModel[] {
  const rank = ({ valueType, type, builtIn }: FieldModel) =>
    (valueType === 'currency' ? 0 : 4) + (type === 'formula' || type === 'rollup' ? 2 : 0) + (builtIn ? 1 : 0)
  return fieldsOf(bundle, object)
    .filter(({ valueType }) => valueType === 'currency' || valueType === 'number')
    .toSorted((a, b) => rank(a) - rank(b))
}

/** Fields with a person, of the record or of what it belongs to. */
export function peopleOf(bundle: Bundle, object: string): readonly string[] {
  const own = fieldsOf(bundle, object).filter((field) => isPerson(field) && !isBookkeeping(field))
  const parents = fieldsOf(bundle, object)
    .filter(({ type, target }) => type === 'masterDetail' && target !== undefined)
    .map(({ name }) => `${name}.owner`)
  const paths = own.map(({ name }) => name)
  // what belongs to another record is that one's owner's
  return [...parents, ...(paths.includes('owner') ? ['owner'] : []), ...paths.filter((name) => name !== 'owner')]
}

function isBookkeeping({ name }: FieldModel): boolean {
  return name === 'created_by' || name === 'updated_by'
}

/** Only what is won, where records move through stages that can be. */
export function wonCondition(bundle: Bundle, object: string): string | undefined {
  const linked = bundle.objects.get(object)
  const field = linked?.document.stages?.field
  const won = (linked?.fields.get(field ?? '')?.options ?? []).filter(({ outcome }) => outcome === 'won')
  const [only, ...more] = won.map(({ value }) => JSON.stringify(value))
  if (field === undefined || only === undefined) return undefined
  return more.length === 0 ? `${field} = ${only}` : `${field} in [${[only, ...more].join(', ')}]`
}

/** Undefined where the application has no object of its own. */
export function guessCredits(bundle: Bundle, object = objectsOf(bundle)[0]): plans.Credits | undefined {
  if (object === undefined) return undefined
  const [amount] = amountsOf(bundle, object)
  const when = wonCondition(bundle, object)
  const [person = 'owner'] = peopleOf(bundle, object)
  return {
    from: 'credits',
    object,
    ...(when !== undefined && { when }),
    date: likelyDate(bundle, object),
    ...(amount !== undefined && { amount: amount.name }),
    ...(person !== 'owner' && { to: [{ rule: 'person', field: person }] }),
  }
}
