/** Field types: how each is checked, stored, compared, sorted, shown and exported. */
import type { FieldModel, FieldType } from '../metadata/model.ts'
import { address } from './address.ts'
import { attachment } from './attachment.ts'
import { autoNumber } from './auto-number.ts'
import { boolean } from './boolean.ts'
import { currency } from './currency.ts'
import { date } from './date.ts'
import { datetime } from './datetime.ts'
import { email } from './email.ts'
import type { FieldTypeDefinition } from './field-type.ts'
import { formula } from './formula.ts'
import { longText } from './long-text.ts'
import { lookup } from './lookup.ts'
import { masterDetail } from './master-detail.ts'
import { multiSelect } from './multi-select.ts'
import { number } from './number.ts'
import { percent } from './percent.ts'
import { phone } from './phone.ts'
import { rollup } from './rollup.ts'
import { select } from './select.ts'
import { tags } from './tags.ts'
import { team } from './team.ts'
import { text } from './text.ts'
import { url } from './url.ts'
import { user } from './user.ts'

/** Every type; forgetting one does not compile. */
export const fieldTypes: Readonly<Record<FieldType, FieldTypeDefinition>> = {
  text,
  longText,
  number,
  currency,
  percent,
  boolean,
  date,
  datetime,
  select,
  multiSelect,
  lookup,
  masterDetail,
  autoNumber,
  email,
  phone,
  url,
  user,
  team,
  tags,
  attachment,
  address,
  formula,
  rollup,
}

export function typeOf(field: FieldModel): FieldTypeDefinition {
  return fieldTypes[field.type]
}

export { ADDRESS_PARTS, addressLine } from './address.ts'
export { formatAutoNumber } from './auto-number.ts'
export { valueTypeOf } from './computed.ts'
export { currencyCodes, currencyDigits, isCurrency } from './currencies.ts'
export { isDatePattern } from './date-pattern.ts'
export { compareDecimals, type Decimal, formatDecimal, multiplyDecimals, parseDecimal, unitsAt } from './decimal.ts'
export type * from './field-type.ts'
export { findOption, optionLabel } from './options.ts'
export {
  defaultOf,
  isWritable,
  type RecordProblem,
  type RecordReading,
  readRecord,
  recordInputSchema,
  recordOutputSchema,
  requiredField,
  type WriteMode,
} from './record.ts'
export { addSchemaKeywords, schemaKeywords } from './schema-keywords.ts'
