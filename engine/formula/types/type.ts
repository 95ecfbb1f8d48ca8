/** What kind of value an expression gives. */
import { fieldTypes } from '../../fields/index.ts'
import type { FieldModel, Text } from '../../metadata/model.ts'
import { say } from '../problem.ts'

export type FormulaType =
  | { readonly kind: 'text' | 'number' | 'percent' | 'boolean' | 'date' | 'datetime' | 'duration' }
  | { readonly kind: 'currency'; readonly currency: string }
  /** One value of a select field; `options` are its values, `field` names it (`deal.stage`). */
  | { readonly kind: 'option'; readonly field: string; readonly options: readonly string[] }
  | { readonly kind: 'reference'; readonly object: string }
  | { readonly kind: 'list'; readonly of: FormulaType }
  /** What is always blank: fits everywhere. */
  | { readonly kind: 'blank' }
  /** Attachments: only their being blank can be asked. */
  | { readonly kind: 'compound' }

export type Kind = FormulaType['kind']

/** How large a number may be: digits before and after the point. Every backend rounds where these say so. */
export interface Digits {
  readonly whole: number
  readonly scale: number
}

/** Of what is no number. */
export const NO_DIGITS: Digits = { whole: 0, scale: 0 }

const numeric: ReadonlySet<Kind> = new Set(['number', 'currency', 'percent'])

export function isNumeric(type: FormulaType): boolean {
  return numeric.has(type.kind)
}

/** The type of a field's values. */
export function typeOfField(field: FieldModel): FormulaType {
  const { valueType } = field
  switch (valueType) {
    case 'number':
    case 'percent':
    case 'boolean':
    case 'date':
    case 'datetime':
      return { kind: valueType }
    case 'currency':
      return { kind: 'currency', currency: field.currency ?? 'USD' }
    case 'select':
      return optionType(field)
    case 'multiSelect':
      return { kind: 'list', of: optionType(field) }
    case 'tags':
      return { kind: 'list', of: { kind: 'text' } }
    case 'lookup':
    case 'masterDetail':
    case 'user':
    case 'team':
      return { kind: 'reference', object: field.target ?? (valueType === 'team' ? 'team' : 'person') }
    case 'attachment':
      return { kind: 'compound' }
    case 'text':
      // a record is known by its id as others refer to it
      return field.builtIn && field.name === 'id' ? { kind: 'reference', object: field.object } : { kind: 'text' }
    case 'formula':
    case 'rollup':
      throw new Error(`The values of ${field.object}.${field.name} have a type of their own.`)
    case 'address':
    case 'longText':
    case 'autoNumber':
    case 'email':
    case 'phone':
    case 'url':
      return { kind: 'text' }
  }
}

/** How many digits a field's values may have. */
export function digitsOfField(field: FieldModel): Digits {
  const isMoney = fieldTypes[field.valueType].slot === 'money'
  return { whole: isMoney ? 19 : 30, scale: field.scale ?? 6 }
}

function optionType(field: FieldModel): FormulaType {
  return {
    kind: 'option',
    field: `${field.object}.${field.name}`,
    options: (field.options ?? []).map((option) => option.value),
  }
}

/** Names of types for messages and for the editor. */
export function describeType(type: FormulaType): Text {
  switch (type.kind) {
    case 'text':
      return say('text', '文本')
    case 'number':
      return say('number', '数字')
    case 'percent':
      return say('percent', '百分比')
    case 'boolean':
      return say('yes or no', '是/否')
    case 'date':
      return say('date', '日期')
    case 'datetime':
      return say('date and time', '日期时间')
    case 'duration':
      return say('duration', '时长')
    case 'currency':
      return say(`amount in ${type.currency}`, `金额（${type.currency}）`)
    case 'option':
      return say(`option of ${type.field}`, `${type.field} 的选项`)
    case 'reference':
      return say(`reference to ${type.object}`, `对 ${type.object} 的引用`)
    case 'list': {
      const of = describeType(type.of)
      return say(`list of ${of.en}`, `${of['zh-CN']}列表`)
    }
    case 'blank':
      return say('blank', '空')
    case 'compound':
      return say('compound value', '复合值')
  }
}

export function wider(one: Digits, other: Digits): Digits {
  return { whole: Math.max(one.whole, other.whole), scale: Math.max(one.scale, other.scale) }
}
