import { currencyDigits } from '../fields/currencies.ts'
import { builtInNames } from './built-in-fields.ts'
import { targetOf } from './bundle.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import type { FieldModel, SlotNeed } from './model.ts'

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
}

export function compileField(
  document: FieldDocument,
  { object, currency, isNameField, slot }: Surroundings,
): FieldModel {
  const type = document.type === 'formula' ? document.returns : document.type
  const target = targetOf(document)
  const ownCurrency = type === 'currency' ? (document.currency ?? currency) : undefined
  const scale = scaleOf(document, type, ownCurrency)
  return {
    name: document.name,
    object,
    type: document.type,
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

function scaleOf(document: FieldDocument, type: string | undefined, currency: string | undefined): number | undefined {
  if (currency !== undefined) return Math.max(currencyDigits(currency), document.scale ?? 0)
  return type === 'number' || type === 'percent' ? (document.scale ?? DEFAULT_SCALE) : undefined
}
