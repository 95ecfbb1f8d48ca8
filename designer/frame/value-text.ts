/** Places and values of documents in words, for differences and conflicts. */
import type { Json } from '@attain/engine/fields'
import type { TFunction } from 'i18next'
import { stepsOf } from '../document/pointer.ts'

const LONGEST = 300

/** `/fields/amount/label/en` as "fields › amount › label › en". */
export function placeText(place: string): string {
  return stepsOf(place).join(' › ')
}

/** A value as people would write it; undefined is "nothing". */
export function valueText(value: Json | undefined, t: TFunction): string {
  if (value === undefined) return t('value.nothing')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
