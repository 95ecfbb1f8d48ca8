/** Whatever a record holds, evaluation gives a value of its type and never throws. */
import { expect, test } from 'vitest'
import { compileEvaluator, readFormula, recordView } from '../language.ts'
import { generateFormula, generateRecord, randomFrom, sampleEnvironment, sampleScope } from '../testing/index.ts'

const nasty: unknown[] = [
  undefined,
  null,
  '',
  'x',
  '1e5',
  '--1',
  ' 1',
  'NaN',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  1e300,
  1e-300,
  0.1,
  true,
  [],
  {},
  ['a', 1],
  { a: 1 },
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '2026-01-01T25:00:00.000Z',
  '\u0000',
  '\ud800',
  '9'.repeat(400),
  '[object Object]',
  '__proto__',
]

test('no record makes a formula throw', { timeout: 60_000 }, () => {
  const random = randomFrom(11)
  const scope = sampleScope('deal')
  for (let run = 0; run < 2000; run += 1) {
    const formula = readFormula(generateFormula(random), scope)
    if ('problems' in formula) continue
    const record: Record<string, unknown> = { ...generateRecord(random) }
    for (const name of Object.keys(record)) if (random(2) === 0) record[name] = nasty[random(nasty.length)]
    const value = compileEvaluator(formula.typed)(recordView(record as never), sampleEnvironment)
    const expected = formula.typed.type.kind === 'boolean' ? ['boolean', 'null'] : ['string', 'null']
    expect(expected).toContain(value === null ? 'null' : typeof value)
  }
})

test('a record gives nothing but its own properties', () => {
  const read = readFormula('constructor', sampleScope('deal'))
  if ('problems' in read) throw new Error('the field exists')
  expect(compileEvaluator(read.typed)(recordView({}), sampleEnvironment)).toBe(null)
  expect(recordView({}).read('__proto__')).toBe(undefined)
  expect([...recordView({}).children('toString')]).toEqual([])
})
