import { expect, test } from 'vitest'
import { generateFormula, randomFrom } from '../testing/index.ts'
import { scanFormula } from './scan.ts'
import { tokenize } from './tokenize.ts'

const kindsIn = (text: string) =>
  scanFormula(text).map((piece) => `${piece.kind}${piece.isOpen ? '…' : ''} ${piece.text}`)

test('comments and what is not finished are pieces as well', () => {
  expect(kindsIn('IF（stage = "won"， 5% // most\n+ 1 /* to be')).toEqual([
    'name IF', 'symbol (', 'name stage', 'symbol =', 'text "won"', 'symbol ,', 'number 5', 'symbol %', 'comment // most',
    'symbol +', 'number 1', 'comment… /* to be',
  ]) // biome-ignore format: one list
  expect(kindsIn('a = "wo')).toEqual(['name a', 'symbol =', 'text… "wo'])
  expect(kindsIn('#2026-11\n§ 3x')).toEqual(['date… #2026-11', 'wrong §', 'wrong 3x'])
})

test('a finished text has the pieces that the parser reads', () => {
  const random = randomFrom(11)
  for (let count = 0; count < 500; count += 1) {
    const text = generateFormula(random)
    const read = tokenize(text).slice(0, -1)
    expect(scanFormula(text).map(({ start, end }) => [start, end])).toEqual(
      read.map(({ span }) => [span.start, span.end]),
    )
  }
})
