/** Measured on other records: customers by their first order, payments, visits, answers of customers. */
import type { Bundle, FieldModel } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { money, type Preset, score } from './preset.ts'

export function ofOthers(object: string, bundle: Bundle): readonly Preset[] {
  return [...newOnes(object, bundle), ...happened(object, bundle)]
}

/** Those who bought for the first time. */
function newOnes(object: string, bundle: Bundle): Preset[] {
  const since = firstDayOf(bundle, object)
  if (since === undefined) return []
  return [{ key: 'newCustomers', of: object, measure: { from: 'records', object, calculate: 'count', date: since } }]
}

/** The field of records that know since when: the first of the days that belong to them. */
export function firstDayOf(bundle: Bundle, object: string): string | undefined {
  return fieldsOf(bundle, object).find(
    ({ type, valueType, document }) => type === 'rollup' && valueType === 'date' && document.aggregate === 'min',
  )?.name
}

/** What has a day that people enter has happened: money has come in, a customer was visited, somebody has answered. */
function happened(object: string, bundle: Bundle): Preset[] {
  const own = fieldsOf(bundle, object).filter(isEntered)
  const date = own.findLast(isDay)?.name
  if (date === undefined) return []
  const amount = own.find(({ valueType }) => valueType === 'currency')?.name
  const points = own.find(isScore)?.name
  const all = { from: 'records', object, date } as const
  return [
    ...(amount === undefined
      ? []
      : [
          {
            key: 'collected',
            of: object,
            measure: { ...all, calculate: 'sum', of: amount },
            unit: money,
          } satisfies Preset,
        ]),
    { key: 'activities', of: object, measure: { ...all, calculate: 'count' } },
    ...(points === undefined
      ? []
      : [
          {
            key: 'satisfaction',
            of: object,
            measure: { ...all, calculate: 'average', of: points },
            unit: score,
          } satisfies Preset,
        ]),
  ]
}

function isEntered({ builtIn, type }: FieldModel): boolean {
  return !builtIn && type !== 'formula' && type !== 'rollup'
}

/** Points between two bounds. */
function isScore({ valueType, document }: FieldModel): boolean {
  return valueType === 'number' && 'min' in document && 'max' in document
}
