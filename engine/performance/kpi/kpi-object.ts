/**
 * What formulas over KPIs look names up in: KPIs are its fields, and shifts its lookups, which lead back to it. So the
 * formula language checks, renames and evaluates `won_value / previous.won_value` as it does `amount / account.revenue`.
 */

import type { NamedObject } from '../../formula/paths.ts'
import type { KpiDocument } from '../../metadata/kinds/kpi/types.generated.ts'
import type { FieldModel } from '../../metadata/model.ts'
import { type Shift, shiftNames, shifts } from './shift.ts'

/** No object can be called like this. */
export const KPI_OBJECT = '$kpis'

/** Figures may be averages of money, so they have more digits than money itself. */
const KPI_SCALE = 6

export function kpiObject(documents: Iterable<KpiDocument>, currency: string): NamedObject {
  const fields = new Map<string, FieldModel>()
  for (const document of documents) fields.set(document.name, kpiField(document, currency))
  for (const name of shiftNames) fields.set(name, shiftField(name))
  return { name: KPI_OBJECT, fields, children: [] }
}

function kpiField({ name, label, unit }: KpiDocument, currency: string): FieldModel {
  const type = unit?.type === 'currency' ? 'currency' : 'number'
  return {
    ...common,
    name,
    type,
    valueType: type,
    label,
    document: { name, label, type },
    scale: KPI_SCALE,
    ...(type === 'currency' ? { currency } : {}),
  }
}

function shiftField(name: Shift): FieldModel {
  const label = shifts[name]
  return {
    ...common,
    name,
    type: 'lookup',
    valueType: 'lookup',
    label,
    document: { name, label, type: 'lookup', target: KPI_OBJECT },
    target: KPI_OBJECT,
  }
}

const common = { object: KPI_OBJECT, builtIn: false, required: false, unique: false, search: false } as const
