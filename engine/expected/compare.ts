/** What a case expects of a statement beside what the statement says. */
import type { LineWords } from '../commission/words/index.ts'
import { compare, fraction, text } from '../performance/fraction.ts'
import { type Amount, type Pay, type PayLine, type Sum, sums } from './case-file.ts'

/** As much of a statement as is looked at. */
export interface PaidStatement extends Readonly<Record<Sum, string>> {
  readonly payment?: { readonly currency: string; readonly amount?: string }
  readonly components: readonly (
    | { readonly name: string; readonly status: 'earned' }
    | { readonly name: string; readonly status: 'refused'; readonly why: string }
  )[]
  readonly lines: readonly PaidLine[]
}

export interface PaidLine {
  readonly type: string
  readonly component?: string
  readonly amount: string
  /** As the reader is told, and in each language. */
  readonly words: LineWords
  readonly said: readonly LineWords[]
}

/** One of a pair is missing where only the other side has it. */
export interface Row {
  readonly of: Sum | 'payment' | 'refused' | 'line'
  /** The component, or else the type of the line. */
  readonly name?: string
  readonly expected?: string
  readonly got?: string
  /** Of a line, how it came about; why a component is refused. */
  readonly words?: string
  /** Words that were expected and are not there. */
  readonly missing?: string
  readonly isSame: boolean
}

/** Without a statement, nothing was paid. */
export function comparePay(pay: Pay, statement: PaidStatement | undefined): readonly Row[] {
  const found = statement ?? nothing
  return [
    ...sums.flatMap((of): Row[] => {
      const expected = pay[of]
      return expected === undefined ? [] : [{ of, ...sides(expected, found[of]) }]
    }),
    ...paymentRows(pay, found),
    ...refusedRows(pay.refused ?? [], found),
    ...(pay.lines === undefined ? linesAsTheyAre(found.lines) : lineRows(pay.lines, found.lines)),
  ]
}

/** Of somebody who is paid and whom the case does not name; undefined where nothing is paid. */
export function compareUnnamed(statement: PaidStatement): readonly Row[] | undefined {
  const refused = refusedRows([], statement)
  const amounts = [statement.paid, ...statement.lines.map(({ amount }) => amount)]
  if (refused.length === 0 && amounts.every((amount) => sides(0, amount).isSame)) return undefined
  return [{ of: 'paid', got: statement.paid, isSame: false }, ...refused, ...linesAsTheyAre(statement.lines)]
}

const nothing: PaidStatement = {
  ...{ paid: '0', earned: '0', held: '0', owed: '0', carried: '0' },
  components: [],
  lines: [],
}

function sides(expected: Amount, got: string): Pick<Row, 'expected' | 'got' | 'isSame'> {
  const wanted = fraction(String(expected))
  return { expected: text(wanted), got, isSame: compare(wanted, fraction(got)) === 0 }
}

function paymentRows({ payment }: Pay, { payment: found }: PaidStatement): readonly Row[] {
  if (payment === undefined) return []
  const expected = `${text(fraction(String(payment.amount)))} ${payment.currency}`
  if (found?.amount === undefined) return [{ of: 'payment', expected, isSame: false }]
  const { isSame } = sides(payment.amount, found.amount)
  const got = `${found.amount} ${found.currency}`
  return [{ of: 'payment', expected, got, isSame: isSame && found.currency === payment.currency }]
}

/** A component that cannot be calculated is no component that pays nothing: it has to be expected. */
function refusedRows(expected: readonly string[], { components }: PaidStatement): readonly Row[] {
  const refused = components.filter((one) => one.status === 'refused')
  const missing = expected.filter((name) => !refused.some((one) => one.name === name))
  return [
    ...refused.map(({ name, why }): Row => {
      const isSame = expected.includes(name)
      return { of: 'refused', name, ...(isSame && { expected: name }), got: name, words: why, isSame }
    }),
    ...missing.map((name): Row => ({ of: 'refused', name, expected: name, isSame: false })),
  ]
}

function linesAsTheyAre(lines: readonly PaidLine[]): readonly Row[] {
  return lines.map((line) => ({ of: 'line', ...aboutLine(line), isSame: true }))
}

/** Lines that fit find each other first; of the rest, those of one name are put side by side. */
function lineRows(expected: readonly PayLine[], found: readonly PaidLine[]): readonly Row[] {
  const left = [...found]
  const take = (fits: (line: PaidLine) => boolean): PaidLine | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const exact = expected.map((line) => take((one) => isLike(line, one) && isExact(line, one)))
  const pairs = expected.map((line, at) => [line, exact[at] ?? take((one) => isLike(line, one))] as const)
  return [
    ...pairs.map(([line, other]) => rowOf(line, other)),
    // a component that came to nothing has a line as well
    ...left.map((line): Row => ({ of: 'line', ...aboutLine(line), isSame: sides(0, line.amount).isSame })),
  ]
}

function rowOf(line: PayLine, other: PaidLine | undefined): Row {
  const expected = text(fraction(String(line.amount)))
  if (other === undefined) {
    const name = line.component ?? line.type
    const words = line.words === undefined ? {} : { missing: line.words }
    return { of: 'line', ...(name !== undefined && { name }), expected, ...words, isSame: false }
  }
  const missing = line.words === undefined || says(other, line.words) ? {} : { missing: line.words }
  return { of: 'line', ...aboutLine(other), expected, ...missing, isSame: isExact(line, other) }
}

function aboutLine({ component, type, amount, words }: PaidLine): Pick<Row, 'name' | 'got' | 'words'> {
  const arithmetic = words.arithmetic ?? words.sentences.join(' ')
  return { name: component ?? type, got: amount, words: arithmetic === '' ? words.title : arithmetic }
}

function isLike({ component, type }: PayLine, line: PaidLine): boolean {
  return (component ?? line.component) === line.component && (type ?? line.type) === line.type
}

function isExact({ amount, words }: PayLine, line: PaidLine): boolean {
  return sides(amount, line.amount).isSame && (words === undefined || says(line, words))
}

function says({ said }: PaidLine, words: string): boolean {
  return said.some(({ title, arithmetic = '', sentences }) =>
    [title, arithmetic, ...sentences].join(' ').includes(words),
  )
}
