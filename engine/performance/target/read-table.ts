/** Targets from a table as people keep them in spreadsheets: a column for each period, or a line for each target. */
import { parseAmount } from './parse-amount.ts'

export interface TableQuestion {
  /** Lines of cells; the first that is not blank is the head. */
  readonly lines: readonly (readonly string[])[]
  /** Whose targets may be meant, and by what: the id, names, logins, codes. */
  readonly whom: readonly { readonly subject: string; readonly id: string; readonly names: readonly string[] }[]
  /** The periods that have targets, and what they are called in any language. */
  readonly periods: readonly { readonly key: string; readonly names: readonly string[] }[]
}

export interface TableCell {
  /** The number of the line, from 1. */
  readonly line: number
  readonly subject: string
  readonly period: string
  readonly amount: string
}

export interface TableProblem {
  readonly line: number
  /** The head of the column that it is about. */
  readonly column: string
  /** What stands there. */
  readonly found: string
  readonly why: 'no-who' | 'unknown-who' | 'several-who' | 'unknown-period' | 'unknown-column' | 'no-amount' | 'twice'
}

export interface TableReading {
  readonly cells: readonly TableCell[]
  /** All that is not among the cells, but for what is blank. */
  readonly problems: readonly TableProblem[]
}

/** What heads are called, in the languages that people keep tables in. */
const heads = {
  who: ['who', 'name', 'person', 'team', 'company', '姓名', '名称', '人员', '团队', '部门', '谁', '对象'],
  id: [
    'id',
    'subject',
    'login',
    'username',
    'account',
    'email',
    'code',
    '账号',
    '登录名',
    '邮箱',
    '工号',
    '编号',
    '代码',
  ],
  period: ['period', 'month', 'quarter', 'year', '期间', '月份', '季度', '年度'],
  amount: ['amount', 'target', 'value', '金额', '目标', '目标值', '数值'],
} as const

type Head =
  | { readonly is: keyof typeof heads }
  | { readonly is: 'of'; readonly period: string }
  | { readonly is: 'other' }

export function readTargetTable({ lines, whom, periods }: TableQuestion): TableReading {
  const at = lines.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const titles = (lines[at] ?? []).map((cell) => cell.trim())
  const periodNamed = indexOf(periods.flatMap(({ key, names }) => [key, ...names].map((name) => [name, key] as const)))
  const columns = titles.map((title, index) => headOf(title, index, periodNamed))
  const cells: TableCell[] = []
  const problems: TableProblem[] = []
  const has = (is: Head['is']) => columns.some((column) => column.is === is)
  const isList = has('period') && has('amount')
  for (const [index, column] of columns.entries()) {
    const isUsed =
      column.is !== 'other' && (isList ? column.is !== 'of' : column.is !== 'period' && column.is !== 'amount')
    const title = titles[index] ?? ''
    if (!isUsed && title !== '') problems.push({ line: at + 1, column: title, found: title, why: 'unknown-column' })
  }
  const find = finder(whom)
  const given = new Map<string, string>()
  for (const [index, row] of lines.entries()) {
    if (index <= at || row.every((cell) => cell.trim() === '')) continue
    const line = index + 1
    const problem = (why: TableProblem['why'], column: number, found = row[column] ?? '') =>
      problems.push({ line, column: titles[column] ?? '', found: found.trim(), why })
    const add = (period: string, column: number) => {
      const amount = parseAmount(cellText(row[column]))
      if (amount === undefined) return problem('no-amount', column)
      if (amount === null || subject === undefined) return
      const key = `${period}|${subject}`
      const before = given.get(key)
      if (before !== undefined && before !== amount) return problem('twice', column)
      if (before === undefined) cells.push({ line, subject, period, amount })
      given.set(key, amount)
    }
    const named = columns.flatMap(({ is }, column) =>
      (is === 'who' || is === 'id') && (row[column] ?? '').trim() !== '' ? [{ column, isId: is === 'id' }] : [],
    )
    const found = find(named.map(({ column, isId }) => ({ text: cellText(row[column]), isId })))
    const { subject } = found
    if (subject === undefined) {
      problem(found.why, named[0]?.column ?? 0)
      continue
    }
    if (isList) {
      const [period, amount] = [
        columns.findIndex(({ is }) => is === 'period'),
        columns.findIndex(({ is }) => is === 'amount'),
      ]
      const key = periodNamed.get(plain(cellText(row[period])))
      if (key === undefined) problem('unknown-period', period)
      else add(key, amount)
    } else for (const [column, head] of columns.entries()) if (head.is === 'of') add(head.period, column)
  }
  return { cells, problems }
}

function headOf(title: string, index: number, periods: ReadonlyMap<string, string>): Head {
  const name = plain(title)
  const period = periods.get(name)
  if (period !== undefined) return { is: 'of', period }
  for (const is of ['who', 'id', 'period', 'amount'] as const)
    if ((heads[is] as readonly string[]).includes(name)) return { is }
  // the first column is whom it is for, whatever it is called
  return index === 0 ? { is: 'who' } : { is: 'other' }
}

type Found =
  | { readonly subject: string }
  | { readonly subject?: never; readonly why: 'no-who' | 'unknown-who' | 'several-who' }

/** An id, login or code decides; a name does where only one has it, or where it tells apart those of one name. */
function finder(
  whom: TableQuestion['whom'],
): (texts: readonly { readonly text: string; readonly isId: boolean }[]) => Found {
  const byId = new Map(whom.map(({ id, subject }) => [plain(id), subject]))
  const byName = new Map<string, Set<string>>()
  for (const { subject, names } of whom)
    for (const name of [subject, ...names]) byName.set(plain(name), (byName.get(plain(name)) ?? new Set()).add(subject))
  return (texts) => {
    if (texts.length === 0) return { why: 'no-who' }
    let left: ReadonlySet<string> | undefined
    for (const { text, isId } of [...texts].sort((a, b) => Number(b.isId) - Number(a.isId))) {
      const id = byId.get(plain(text))
      const named = id === undefined ? byName.get(plain(text)) : new Set([id])
      if (named === undefined) {
        // a name beside an id may be written in another way
        if (left !== undefined && !isId) continue
        return { why: 'unknown-who' }
      }
      const both: ReadonlySet<string> = left === undefined ? named : new Set([...named].filter((one) => left?.has(one)))
      // two that contradict each other mean nobody
      if (both.size === 0) return { why: 'unknown-who' }
      left = both
      if (isId && left.size === 1) break
    }
    const [subject, ...more] = left ?? []
    if (subject === undefined) return { why: 'unknown-who' }
    return more.length > 0 ? { why: 'several-who' } : { subject }
  }
}

function indexOf(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  // of a name that two have, the first: "2026" is the year
  const found = new Map<string, string>()
  for (const [name, key] of pairs) if (!found.has(plain(name))) found.set(plain(name), key)
  return found
}

/** As names are compared: whatever the width, the case and the spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** The apostrophe is how tables say that something is no formula. */
function cellText(cell: string | undefined): string {
  return (cell ?? '').trim().replace(/^'(?=[=+\-@])/, '')
}
