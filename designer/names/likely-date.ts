/** The day that the records of an object most likely count on. */
import type { Bundle, FieldModel } from '@attain/engine/metadata'
import { isDay } from './field-fit.ts'
import { fieldsOf } from './field-path.ts'

export function datesOf(bundle: Bundle, object: string): readonly FieldModel[] {
  return fieldsOf(bundle, object).filter(isDay)
}

const CLOSES = /clos|sign|won|invoice|paid/
/** A deal that was closed may come back. */
export const UNDOES = /return|lost|cancel|expire|refund/

/** The closing of what moves through stages, and not the stage that it has been in since; of other records the last own day. */
export function likelyDate(bundle: Bundle, object: string): string {
  const { since, field } = bundle.objects.get(object)?.document.stages ?? {}
  const own = datesOf(bundle, object).filter(({ builtIn }) => !builtIn)
  const entered = own.filter(({ name, type }) => name !== since && type !== 'formula')
  const closing =
    field === undefined
      ? undefined
      : (entered.find(({ name }) => CLOSES.test(name)) ?? entered.findLast(({ name }) => !UNDOES.test(name)))
  return closing?.name ?? own.findLast(({ valueType }) => valueType === 'date')?.name ?? 'created_at'
}
