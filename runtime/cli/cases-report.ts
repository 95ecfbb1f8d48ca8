/** How cases went, for people: a line for each, and of those that failed what was expected beside what came. */
import type { Row } from '@attain/engine/expected'
import type { CaseResult, Comparison } from '../server/trial/run-case.ts'
import type { Terminal } from './terminal.ts'

export interface CaseReport {
  readonly file: string
  readonly name: string
  readonly about?: string
  readonly ms: number
  readonly result: CaseResult
}

export function hasPassed({ refused, comparisons }: CaseResult): boolean {
  return refused === undefined && comparisons.every(isSame)
}

export function printCase(terminal: Terminal, { name, about, ms, result }: CaseReport): void {
  const passed = hasPassed(result)
  terminal.print(`  ${passed ? '✓' : '✗'} ${name} (${ms} ms)`)
  if (passed) return
  if (about !== undefined) terminal.print(`      ${about}`)
  const { refused, comparisons } = result
  if (refused !== undefined) {
    terminal.print(`      ${refused.path}`)
    terminal.print(`      ${refused.message[terminal.language]}`)
  }
  for (const one of comparisons) if (!isSame(one)) printComparison(terminal, one)
  terminal.print('')
}

function isSame({ rows }: Comparison): boolean {
  return rows.every((row) => row.isSame)
}

function printComparison(terminal: Terminal, { path, period, payee, rows }: Comparison): void {
  const { say } = terminal
  terminal.print(`      ${payee}, ${period}  ${path}`)
  const table = [
    ['', say('test.expected'), say('test.got'), ''],
    ...rows.map((row) => [
      `${row.isSame ? ' ' : '✗'} ${nameOf(terminal, row)}`,
      sideOf(terminal, row, row.expected),
      sideOf(terminal, row, row.got),
      row.words ?? '',
    ]),
  ]
  const [first, second, third] = [0, 1, 2].map((at) => Math.max(...table.map((cells) => widthOf(cells[at] ?? ''))))
  rows.forEach((row, number) => {
    if (number === 0) line(table[0] ?? [])
    line(table[number + 1] ?? [])
    if (row.missing !== undefined) terminal.print(`          ${say('test.missing', { words: row.missing })}`)
  })

  function line([name = '', expected = '', got = '', words = '']: readonly string[]): void {
    const sides = `${padStart(expected, second ?? 0)}  ${padStart(got, third ?? 0)}`
    terminal.print(`        ${padEnd(name, first ?? 0)}  ${sides}  ${words}`.trimEnd())
  }
}

function nameOf({ say }: Terminal, { of, name = '' }: Row): string {
  return of === 'line' ? name : of === 'refused' ? say('test.refused', { name }) : say(`test.${of}`)
}

function sideOf({ say }: Terminal, { of }: Row, side: string | undefined): string {
  if (side === undefined) return '–'
  return of === 'refused' ? say('test.yes') : side
}

/** As a terminal shows it: Chinese is twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u1100-\u115f\u2e80-\uffdc]/.test(letter) ? 2 : 1), 0)
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}
