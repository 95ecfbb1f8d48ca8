/** A row as the text of a formula, as people would write it. */
import { type FormulaScope, parseFormula, printFormula, type Tree } from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import { conditionToLogic, isComplete, isOperator, type Operator } from '@attain/form/filter'
import { type Rule, shiftPoint, TEXT } from './query.ts'

/** Undefined while the row does not say enough. */
export function textOfRule(rule: Rule, scope: FormulaScope): string | undefined {
  const { field: path, operator, value: given, origin } = rule
  // of another field nobody said so
  const exactCase = rule.exactCase && (origin === undefined || origin.rule.field === path)
  if (path === TEXT) {
    const text = typeof given === 'string' ? given.trim() : ''
    return text !== '' && 'tree' in parseFormula(text) ? text : undefined
  }
  const field = scope.field(path)?.field
  if (field === undefined || !isOperator(operator)) return undefined
  const value = shapedFor(operator, given)
  const condition = { path, operator, value, ...(exactCase && { exactCase }) }
  if (!isComplete(condition)) return undefined
  const several = operator === 'anyOf' || operator === 'noneOf'
  if (several && Array.isArray(value) && value.length === 1)
    return printFormula({ [operator === 'anyOf' ? '==' : '!=']: [{ var: path }, constantOf(value[0], field)] })
  const constant = Array.isArray(value) ? value.map((one) => constantOf(one, field)) : constantOf(value, field)
  return printFormula(conditionToLogic({ ...condition, value: constant }) as Tree)
}

/** The value as an operator takes it: a list, or one of it; what was chosen for another operator is not lost. */
export function shapedFor(operator: Operator, value: unknown): unknown {
  if (operator === 'anyOf' || operator === 'noneOf')
    return Array.isArray(value) || value === null || value === undefined ? value : [value]
  return Array.isArray(value) ? (value[0] ?? null) : value
}

/** A value as the language writes it: numbers as numbers, days between hash signs. */
function constantOf(value: unknown, { valueType }: Pick<FieldModel, 'valueType'>): Tree {
  const text = String(value)
  switch (valueType) {
    case 'number':
    case 'currency':
      return numberOf(text) ?? text
    case 'percent': {
      const share = shiftPoint(text, 2)
      const number = share === undefined ? undefined : numberOf(share)
      return number === undefined ? text : { percent: [number] }
    }
    case 'date':
      return { date: [text] }
    case 'datetime':
      return { datetime: [text] }
    default:
      return text
  }
}

function numberOf(text: string): Tree | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? Number(text) : { decimal: [text] }
}
