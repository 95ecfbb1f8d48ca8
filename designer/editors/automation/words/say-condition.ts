/** A condition in short: its text with the names that people know. One that is kept as JSON Logic is printed first. */
import { printFormula, type Tree } from '@attain/engine/formula/print'
import type { Formula } from '@attain/engine/metadata'
import { groupDigits } from '@attain/form'
import type { Names } from './names.ts'

/** Texts, then days, then names with dots, then numbers. */
const PARTS = /"(?:[^"]|"")*"|#[^#]*#|[A-Za-z_][A-Za-z0-9_.]*|\d+(?:\.\d+)?/g

/** What is longer says less than that it is a formula. */
const LONGEST_PRINTED = 160

/** Words among the signs. */
const OPERATORS: ReadonlySet<string> = new Set(['in'])

export function sayCondition(formula: Formula | undefined, names: Names, of = names.object): string {
  if (formula === undefined) return ''
  if (typeof formula === 'string') return sayText(formula, names, of)
  const printed = printFormula(formula as Tree)
  return printed.length > LONGEST_PRINTED ? names.t('automation.byFormula') : sayText(printed, names, of)
}

function sayText(formula: string, names: Names, of: string): string {
  if (formula.trim().toUpperCase() === 'TRUE') return names.t('automation.always')
  let field: string | undefined
  return formula.replaceAll(PARTS, (part, at: number) => {
    if (part.startsWith('"')) {
      const value = part.slice(1, -1).replaceAll('""', '"')
      return (field === undefined ? undefined : names.option(field, value, of)) ?? `“${value}”`
    }
    if (part.startsWith('#')) return part.slice(1, -1)
    if (/^\d/.test(part)) return groupDigits(part)
    if (formula.slice(at + part.length).startsWith('(') || part !== part.toLowerCase() || OPERATORS.has(part))
      return part
    field = part
    return names.path(part, of)
  })
}
