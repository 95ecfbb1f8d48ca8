import { currencyDigits } from '../fields/currencies.ts'
import { builtInNames } from './built-in-fields.ts'
import { type Bundle, targetOf } from './bundle.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import type { FieldModel, FieldType, SlotNeed } from './model.ts'

/** Digits after the point of numbers and percents that do not say. */
const DEFAULT_SCALE = 6

/** Money of an application that does not say. */
export const DEFAULT_CURRENCY = 'USD'

/** What a field's document says about its object and application as well. */
interface Surroundings {
  readonly object: string
  /** Currency of the application. */
  readonly currency: string
  readonly isNameField: boolean
  readonly slot?: SlotNeed | undefined
  /** The field of the children that a roll-up adds up. */
  readonly summed?: FieldModel | undefined
}

export function compileField(
  document: FieldDocument,
  { object, currency, isNameField, slot, summed }: Surroundings,
): FieldModel {
  const valueType = valueTypeOf(document, summed)
  const target = targetOf(document)
  const ownCurrency = valueType === 'currency' ? (document.currency ?? summed?.currency ?? currency) : undefined
  const scale = scaleOf(document, valueType, ownCurrency, summed)
  return {
    name: document.name,
    object,
    type: document.type,
    valueType,
    label: document.label,
    document,
    builtIn: builtInNames.has(document.name),
    required: document.required === true || document.type === 'masterDetail',
    unique: document.unique === true,
    search: document.search === true || isNameField,
    ...(target === undefined ? {} : { target }),
    ...(ownCurrency === undefined ? {} : { currency: ownCurrency }),
    ...(scale === undefined ? {} : { scale }),
    ...(document.options === undefined ? {} : { options: document.options }),
    ...(slot === undefined ? {} : { slot }),
  }
}

/** A field of a bundle, which knows what a roll-up adds up. */
export function compileFieldOf(
  bundle: Pick<Bundle, 'objects' | 'app'>,
  object: string,
  document: FieldDocument,
  { isNameField = false, slot }: { readonly isNameField?: boolean; readonly slot?: SlotNeed | undefined } = {},
  above: readonly FieldDocument[] = [],
): FieldModel {
  const currency = bundle.app?.document.currency ?? DEFAULT_CURRENCY
  const source = document.type === 'rollup' ? summedBy(bundle, object, document) : undefined
  // a circle of roll-ups is reported elsewhere; here it only has to end
  const summed =
    source === undefined || above.includes(document)
      ? undefined
      : compileFieldOf(bundle, source.object, source.field, {}, [...above, document])
  return compileField(document, { object, currency, isNameField, slot, summed })
}

/** The field of the children that a roll-up adds up; undefined when it counts, or when something is missing. */
export function summedBy(
  bundle: Pick<Bundle, 'objects'>,
  object: string,
  { children, aggregate, field }: FieldDocument,
): { readonly object: string; readonly field: FieldDocument } | undefined {
  if (typeof children !== 'string' || aggregate === 'count' || field === undefined) return undefined
  const child = bundle.objects.get(bundle.objects.get(object)?.children.get(children)?.object ?? '')
  const summed = child?.fields.get(field)
  return child === undefined || summed === undefined ? undefined : { object: child.name, field: summed }
}

/** The type of a computed field's values; any other field's own. */
function valueTypeOf(document: FieldDocument, summed: FieldModel | undefined): FieldType {
  if (document.type === 'formula') return document.returns ?? 'text'
  if (document.type === 'rollup') return summed?.valueType ?? 'number'
  return document.type
}

/** Sums, and the smallest and largest, have the digits of what they are made of, so that they are exact. */
function scaleOf(
  document: FieldDocument,
  valueType: FieldType,
  currency: string | undefined,
  summed: FieldModel | undefined,
): number | undefined {
  if (document.type === 'rollup') {
    if (document.aggregate === 'count') return 0
    const scale = summed?.scale
    return document.aggregate === 'avg' && scale !== undefined ? Math.max(scale, document.scale ?? 0) : scale
  }
  if (currency !== undefined) return Math.max(currencyDigits(currency), document.scale ?? 0)
  return valueType === 'number' || valueType === 'percent' ? (document.scale ?? DEFAULT_SCALE) : undefined
}
