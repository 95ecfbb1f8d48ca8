/** A filter in words: "Stage is any of Won, Lost". */

import type { Language } from '@attain/form'
import {
  callOf,
  conditionOf,
  type FieldCondition,
  type FilterItem,
  isFieldCondition,
  isGroup,
  isLogic,
  type Logic,
  toLogic,
} from '@attain/form/filter'
import type { TFunction } from 'i18next'
import type { ResolvedPath } from '../application/field-path.ts'
import { showValue } from '../value/show-value.ts'

export interface Wording {
  readonly t: TFunction
  readonly language: Language
  readonly resolve: (path: string) => ResolvedPath | undefined
  /** The name of a record by its id. */
  readonly nameOf: (id: string) => string | undefined
  /** A formula as text, once the language is there. */
  readonly print?: ((tree: Logic) => string) | undefined
}

export function sentenceOf(item: FilterItem, wording: Wording): string {
  if (isFieldCondition(item)) return conditionSentence(item, wording)
  return treeSentence(isGroup(item) ? (toLogic(item) ?? {}) : item.tree, wording)
}

function conditionSentence({ path, operator, value }: FieldCondition, wording: Wording): string {
  const { t } = wording
  const resolved = wording.resolve(path)
  const field = resolved?.label ?? path
  if (operator === 'between' && Array.isArray(value)) {
    return t('filter.says.between', {
      field,
      from: words(value[0], resolved, wording),
      to: words(value[1], resolved, wording),
    })
  }
  const list = Array.isArray(value) ? value : [value]
  const shown = list.map((each) => words(each, resolved, wording)).join(wording.language === 'en' ? ', ' : '、')
  return t(`filter.says.${operator}`, { field, value: shown })
}

function words(value: unknown, resolved: ResolvedPath | undefined, { language, nameOf, t }: Wording): string {
  if (isLogic(value)) {
    const { name, args } = callOf(value)
    if (name === 'currentUser') return t('filter.currentUser')
    if (name === 'today') return t('filter.currentDay')
    if (name === 'var') return String(args[0])
  }
  if (!resolved || value === null || value === undefined) return String(value ?? '')
  const { field, object } = resolved
  const option = field.options?.find((each) => each.value === value)
  if (option) return showValue(value, { ...field, type: 'select' }, object.name, language)
  if (field.target !== undefined) return nameOf(String(value)) ?? '…'
  return showValue(value, field, object.name, language) || String(value)
}

function treeSentence(tree: Logic, wording: Wording): string {
  const condition = conditionOf(tree)
  if (condition) return conditionSentence(condition, wording)
  const { t } = wording
  const { name, args } = callOf(tree)
  const parts = args.filter(isLogic)
  if (name === 'and' || name === 'or') {
    const joined = parts.map((part) => {
      const inner = callOf(part).name
      const text = treeSentence(part, wording)
      return inner === 'and' || inner === 'or' ? `(${text})` : text
    })
    return joined.join(name === 'and' ? t('filter.and') : t('filter.or'))
  }
  if (name === '!' && parts[0]) return t('filter.not', { condition: treeSentence(parts[0], wording) })
  const COMPARE: Readonly<Record<string, string>> = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }
  const sign = COMPARE[name]
  if (sign && args.length === 2 && args.every(isSimple))
    return args.map((arg) => operand(arg, wording)).join(` ${sign} `)
  return wording.print?.(withLabels(tree, wording)) ?? '…'
}

/** The same formula with fields by the names that people know them by. Lists of children keep their own names. */
function withLabels(tree: Logic, wording: Wording): Logic {
  const { name, args } = callOf(tree)
  if (name === 'map' || name === 'filter') return tree
  const label = name === 'var' ? wording.resolve(String(args[0]))?.label : undefined
  if (label !== undefined) return { var: label }
  return { [name]: args.map((arg) => (isLogic(arg) ? withLabels(arg, wording) : arg)) }
}

/** A field, a value, today or me: the rest is arithmetic, which reads best as the formula that it is. */
function isSimple(arg: unknown): boolean {
  return isLogic(arg) ? ['var', 'currentUser', 'today'].includes(callOf(arg).name) : !Array.isArray(arg)
}

function operand(arg: unknown, wording: Wording): string {
  if (isLogic(arg) && callOf(arg).name === 'var') {
    const path = String(callOf(arg).args[0])
    return wording.resolve(path)?.label ?? path
  }
  return words(arg, undefined, wording)
}
