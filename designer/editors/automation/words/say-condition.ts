/** A condition in short: its text with the names that people know. */
import type { Formula } from '@attain/engine/metadata'
import { groupDigits } from '@attain/form'
import type { Names } from './names.ts'

/** Texts, then names with dots, then numbers. */
const PARTS = /"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_.]*|\d+(?:\.\d+)?/g

export function sayCondition(formula: Formula | undefined, names: Names, of = names.object): string {
  if (formula === undefined) return ''
  if (typeof formula !== 'string') return names.t('automation.byFormula')
  if (formula.trim().toUpperCase() === 'TRUE') return names.t('automation.always')
  let field: string | undefined
  return formula.replaceAll(PARTS, (part, at: number) => {
    if (part.startsWith('"')) {
      const value = part.slice(1, -1)
      return field === undefined ? `“${value}”` : names.option(field, value)
    }
    if (/^\d/.test(part)) return groupDigits(part)
    if (formula.slice(at + part.length).startsWith('(') || part !== part.toLowerCase()) return part
    field = part
    return names.path(part, of)
  })
}
