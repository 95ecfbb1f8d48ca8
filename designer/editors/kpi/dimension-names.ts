/** What a new dimension is of, and its name: people see its label, so nobody has to think of one. */
import { valueTypeOf } from '@attain/engine/fields'
import type { Bundle, FieldModel, KpiDocument } from '@attain/engine/metadata'
import { usualGroupings } from '@attain/engine/metadata'
import { fieldsOf } from '../../names/field-path.ts'
import { freeName } from '../settings/free-name.ts'
import type { FromRecords, FromStages } from './kpi-document.ts'

export type Dimension = NonNullable<(FromRecords | FromStages)['dimensions']>[number]

/** Values that are compared as they are kept; every moment would be a group of its own. */
export function tellsApart(field: FieldModel): boolean {
  const { slot } = valueTypeOf(field)
  return field.name !== 'id' && (slot === 'text' || slot === 'reference' || slot === 'number')
}

/** As other KPIs of the object call that field, so that they stand side by side; or by the field itself. */
export function dimensionOf(
  field: string,
  object: string,
  taken: readonly Dimension[],
  others: Iterable<{ readonly document: KpiDocument }>,
): Dimension {
  const known = [...others]
    .flatMap(({ document: { measure } }) =>
      (measure.from === 'records' || measure.from === 'stages') && measure.object === object
        ? (measure.dimensions ?? [])
        : [],
    )
    .find((one) => one.field === field && !taken.some(({ name }) => name === one.name))
  return known ?? { name: freeName(nameFrom(field), [...taken, ...usual]), field }
}

/** Groupings that are there without dimensions. */
const usual = [...usualGroupings, 'company'].map((name) => ({ name }))

/** Of `account.sector` it is `sector`. */
function nameFrom(field: string): string {
  return field.split('.').at(-1) ?? field
}

/** The field that figures are told apart by next: choices and relations before anything else. */
export function nextField(bundle: Bundle, object: string, taken: readonly Dimension[]): string | undefined {
  const rank = ({ valueType, target, builtIn }: FieldModel) =>
    (builtIn ? 4 : 0) + (valueType === 'select' || target !== undefined ? 0 : 2)
  return fieldsOf(bundle, object)
    .filter((field) => tellsApart(field) && !taken.some((one) => one.field === field.name))
    .toSorted((a, b) => rank(a) - rank(b))[0]?.name
}
