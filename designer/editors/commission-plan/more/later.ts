/** What is paid as money comes in, and taken back when records are lost, as it begins. */
import type { Bundle, FieldModel, plans } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'

/** The first child list whose records have a day and an amount; undefined without one. */
export function beginHold(bundle: Bundle, object: string): plans.Hold | undefined {
  for (const [payments, { object: child }] of bundle.objects.get(object)?.children ?? []) {
    const fields = fieldsOf(bundle, child).filter(({ builtIn }) => !builtIn)
    const [date, amount] = [fields.find(isDay), fields.find(({ valueType }) => valueType === 'currency')]
    if (date !== undefined && amount !== undefined) return { payments, amount: amount.name, date: date.name }
  }
  return undefined
}

export function beginClawback(days: readonly FieldModel[]): plans.Clawback | undefined {
  const day = days.filter(({ builtIn }) => !builtIn).at(-1)
  return day && { date: day.name, lost: '1' }
}
