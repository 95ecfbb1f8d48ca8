/** What is paid as money comes in, and taken back when records are lost, as it begins. */
import type { Bundle, FieldModel, plans } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { UNDOES } from '../../../names/likely-date.ts'

export const isMoney = ({ valueType }: FieldModel) => valueType === 'currency' || valueType === 'number'
export const isShare = ({ valueType }: FieldModel) => valueType === 'percent'

/** By a child list whose records have a day and an amount; undefined where it has none. */
export function holdOn(bundle: Bundle, object: string, payments: string): plans.Hold | undefined {
  const child = bundle.objects.get(object)?.children.get(payments)?.object
  if (child === undefined) return undefined
  const fields = fieldsOf(bundle, child).filter(({ builtIn }) => !builtIn)
  const [date, amount] = [fields.find(isDay), fields.find(({ valueType }) => valueType === 'currency')]
  return date && amount && { payments, amount: amount.name, date: date.name }
}

/** The child lists that can be waited for. */
export function holdable(bundle: Bundle, object: string): readonly string[] {
  const lists = [...(bundle.objects.get(object)?.children.keys() ?? [])]
  return lists.filter((name) => holdOn(bundle, object, name) !== undefined)
}

/** Undefined where no child list has payments. */
export function beginHold(bundle: Bundle, object: string): plans.Hold | undefined {
  const [first] = holdable(bundle, object)
  return first === undefined ? undefined : holdOn(bundle, object, first)
}

/** On the day that sounds like the end of a deal, by the share that sounds like it. */
export function beginClawback(bundle: Bundle, object: string): plans.Clawback | undefined {
  const own = fieldsOf(bundle, object).filter(({ builtIn }) => !builtIn)
  const sounds = ({ name }: FieldModel) => UNDOES.test(name)
  const days = own.filter(isDay)
  const day = days.find(sounds) ?? days.at(-1)
  return day && { date: day.name, lost: own.filter(isShare).find(sounds)?.name ?? '1' }
}
