/** A field with another type: what it keeps, what it loses, and what the new type cannot do without. */
import { fieldTypes } from '@attain/engine/fields'
import { type Bundle, type Conversion, compileFieldOf, conversionOf, type FieldDocument } from '@attain/engine/metadata'
import type { FieldType, Option, Words } from '../object-document.ts'

export type Setting = keyof FieldDocument

export interface TypeChange {
  readonly field: FieldDocument
  /** Settings that mean nothing for the new type. */
  readonly dropped: readonly Setting[]
}

/** Settings that do not depend on the type. */
const always: ReadonlySet<Setting> = new Set(['name', 'label', 'type', 'help', 'description'])

/** Whether a setting means something for fields of a type. */
export function hasSetting(type: FieldType, setting: Setting): boolean {
  const definition = fieldTypes[type]
  switch (setting) {
    case 'required':
      return !definition.readOnly
    case 'unique':
      return definition.canBeUnique
    case 'default':
    case 'defaultFormula':
      return definition.canBeDefault
    case 'index':
      return type !== 'formula' && (type === 'rollup' || definition.slot !== null)
    case 'search':
      return definition.operators.includes('contains')
    default:
      return always.has(setting) || definition.settings.includes(setting)
  }
}

export function changeType(before: FieldDocument, type: FieldType, object: string, bundle: Bundle): TypeChange {
  const kept = Object.entries({ ...before, type }).filter(([setting]) => hasSetting(type, setting as Setting))
  const { children, default: given, ...rest } = Object.fromEntries(kept) as unknown as FieldDocument
  const field: FieldDocument = { ...rest, ...needed(rest, type) }
  // the name of a list is no list of its own, and the other way round
  if (children !== undefined && (typeof children === 'string') === (type === 'rollup')) field.children = children
  const fits = given !== undefined && 'value' in fieldTypes[type].read(given, compileFieldOf(bundle, object, field))
  if (fits) field.default = given
  const dropped = (Object.keys(before) as Setting[]).filter((setting) => field[setting] === undefined)
  return { field, dropped }
}

/** What happens to the values that records have already. */
export function conversionBetween(
  before: FieldDocument,
  after: FieldDocument,
  object: string,
  bundle: Bundle,
): Conversion {
  return conversionOf(compileFieldOf(bundle, object, before), compileFieldOf(bundle, object, after))
}

/** Settings without which a field of the type would be of no use, as far as they can be made up. */
export function needed(field: Partial<FieldDocument>, type: FieldType): Partial<FieldDocument> {
  switch (type) {
    case 'select':
    case 'multiSelect':
      return field.options === undefined ? { options: [firstOption] } : {}
    case 'formula':
      return field.returns === undefined ? { returns: 'number' } : {}
    case 'rollup':
      return field.aggregate === undefined ? { aggregate: 'count' } : {}
    case 'autoNumber':
      return field.format === undefined ? { format: '{00000}' } : {}
    default:
      return {}
  }
}

const firstOption: Option = { value: 'option_1', label: { en: 'Option 1', 'zh-CN': '选项 1' } }

/** Options from words, each with a value that none before has. */
export function optionsFrom(
  texts: readonly string[],
  wordsOf: (text: string) => Words,
  valueFrom: (text: string) => string,
) {
  const options: Option[] = []
  for (const text of texts) {
    const wanted = valueFrom(text)
    const taken = options.some(({ value }) => value === wanted)
    options.push({ value: taken ? `${wanted}_${options.length + 1}` : wanted, label: wordsOf(text) })
  }
  return options
}
