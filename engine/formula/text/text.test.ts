import { describe, expect, test } from 'vitest'
import { type FormulaProblem, parseFormula, printFormula, readFormula, readTree } from '../language.ts'
import { formulaCases, generateFormula, randomFrom, sampleScope } from '../testing/index.ts'

const scope = sampleScope('deal')
const isList = (path: string) => scope.list(path) !== undefined

function parse(text: string) {
  const parsed = parseFormula(text, isList)
  if ('problems' in parsed) throw new Error(parsed.problems[0]?.message.en)
  return parsed.tree
}

function problemOf(text: string): FormulaProblem {
  const result = readFormula(text, scope)
  if (!('problems' in result)) throw new Error(`${text} is right`)
  return result.problems[0] as FormulaProblem
}

describe('text and tree', () => {
  test.for([
    [
      'IF(stage = "won", amount * 5%, 0)',
      { if: [{ '==': [{ var: 'stage' }, 'won'] }, { '*': [{ var: 'amount' }, { percent: [5] }] }, 0] },
    ],
    [
      'SUM(lines.price, kind = "goods")',
      { sum: [{ map: [{ filter: [{ var: 'lines' }, { '==': [{ var: 'kind' }, 'goods'] }] }, { var: 'price' }] }] },
    ],
    ['COUNT(lines)', { count: [{ var: 'lines' }] }],
    ['MAX(lines.price)', { max: [{ map: [{ var: 'lines' }, { var: 'price' }] }] }],
    ['MAX(amount, cost)', { max: [{ var: 'amount' }, { var: 'cost' }] }],
    ['-2 ^ 2', { pow: [-2, 2] }],
    ['-amount', { '-': [{ var: 'amount' }] }],
    ['12345678901234567890.12', { decimal: ['12345678901234567890.12'] }],
    ['#2026-11-22#', { date: ['2026-11-22'] }],
    ['stage in ["won", "lost"]', { in: [{ var: 'stage' }, ['won', 'lost']] }],
    ['CONTAINS(name, "x")', { in: ['x', { var: 'name' }] }],
    ['CONTAINS(name, "x", "ignore_case")', { contains: [{ var: 'name' }, 'x', 'ignore_case'] }],
  ] as const)('%s', ([text, tree]) => {
    expect(parse(text)).toEqual(tree)
    expect(printFormula(parse(text))).toBe(text)
  })

  test('every case goes from text to tree to text in normal form, and means the same', () => {
    const random = randomFrom(7)
    const generated = Array.from({ length: 2000 }, () => generateFormula(random))
    for (const text of [...[...formulaCases.values()].flat().map(({ formula }) => formula), ...generated]) {
      const tree = parse(text)
      const normal = printFormula(tree)
      expect([text, parse(normal)]).toEqual([text, tree])
      expect(printFormula(parse(normal))).toBe(normal)
    }
  })

  test('other spellings of a tree become text that means the same', () => {
    const between = { '<=': [1, { var: 'amount' }, 5] }
    expect(printFormula(between)).toBe('AND(1 <= amount, amount <= 5)')
    expect(printFormula({ '===': [{ var: 'stage' }, 'won'] })).toBe('stage = "won"')
    expect(printFormula({ '+': [1, { var: 'amount' }, 5] })).toBe('1 + amount + 5')
  })

  test.for([
    ['(1+2)*3', '(1 + 2) * 3'],
    ['1+(2*3)', '1 + 2 * 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['2^(3^2)', '2 ^ (3 ^ 2)'],
    ['if( TRUE ,1 , 2 )', 'IF(TRUE, 1, 2)'],
    ['a /* why */ + b // because', 'a + b'],
    ['1.50', '1.5'],
    ['"a""b"', '"a""b"'],
    ['(a)%', 'a%'],
    ['-(a%)', '-(a%)'],
    ['0.0000001', '0.0000001'],
  ])('%s in normal form', ([text, normal]) => {
    expect(printFormula(parse(text as string))).toBe(normal)
  })
})

describe('problems', () => {
  test.for([
    ['1 +', 'syntax', 1, 4, 'more was expected, not the end'],
    ['', 'syntax', 1, 1, 'a formula was expected'],
    ['IF(TRUE, 1', 'syntax', 1, 11, '“)” or a comma (opened at 1:3)'],
    ['1 2', 'syntax', 1, 3, 'an operator or the end'],
    ['amount +\n  * 2', 'syntax', 2, 3, 'a value, a field or a function'],
    ['"open', 'syntax', 1, 1, 'no closing "'],
    ['“won”', 'syntax', 1, 1, 'does not begin a text'],
    ['1 /* x', 'syntax', 1, 3, 'no closing */'],
    ['1.2.3', 'syntax', 1, 1, 'is not a number'],
    ['SUMM(lines.price)', 'unknown-function', 1, 1, 'There is no function “SUMM”'],
    ['amount +\n amout', 'unknown-field', 2, 2, 'There is no field “amout” on deal'],
    ['account.regoin = "north"', 'unknown-field', 1, 1, 'account.regoin'],
    ['SUM(linse.price)', 'unknown-list', 1, 5, 'no list of records'],
    ['lines', 'unknown-field', 1, 1, 'is a list of records'],
    ['stage = "wno"', 'option', 1, 9, 'is not an option of deal.stage'],
    ['stage in ["won", "lsot"]', 'option', 1, 10, 'is not an option'],
    ['SWITCH(stage, "wno", 1)', 'option', 1, 15, 'is not an option'],
    ['stage = level', 'option', 1, 1, 'no option in common'],
    ['amount + fee', 'currency', 1, 1, 'CNY and USD cannot be mixed'],
    ['amount > fee', 'currency', 1, 1, 'cannot compare'],
    ['IF(TRUE, amount, fee)', 'currency', 1, 18, 'amount in USD'],
    ['amount * cost', 'currency', 1, 1, 'not multiplied by an amount'],
    ['name + 1', 'type', 1, 1, 'does not work on text and number'],
    ['name > 1', 'type', 1, 1, 'cannot compare text with number'],
    ['stage > "won"', 'type', 1, 1, 'has no order'],
    ['IF(1, 2, 3)', 'type', 1, 4, 'A condition is needed'],
    ['IF(TRUE, 1, "a")', 'type', 1, 13, 'the others are number'],
    ['ROUND(name)', 'type', 1, 7, 'needs a number'],
    ['ROUND(1, 2, "bank")', 'value', 1, 13, 'no way of rounding'],
    ['ROUND(1, 2, 3, 4)', 'arguments', 1, 1, 'takes 1–3 arguments, not 4'],
    ['DATEADD(closed_on, 1, "hour")', 'value', 1, 23, 'is none of'],
    ['WORKDAYS(closed_on, closed_on, "mars")', 'unknown-calendar', 1, 32, 'no calendar “mars”'],
    ['REGEXMATCH(name, "(?=a)")', 'pattern', 1, 18, 'no regular expression of RE2'],
    ['TEXT(amount, "yyyy")', 'value', 1, 14, 'is not known'],
    ['#2026-02-30#', 'value', 1, 1, 'There is no such day'],
    ['closed_on > "2026-02-30"', 'value', 1, 13, 'There is no such day'],
    ['SUM(lines.price, COUNT(lines) > 1)', 'too-costly', 1, 18, 'cannot stand inside another'],
    ['SUM(lines.price + amount)', 'syntax', 1, 19, 'does not'],
    ['SUM(lines.price, quantty > 1)', 'unknown-field', 1, 18, 'quantty'],
    ['SUM(lines.product)', 'type', 1, 5, 'A number is needed'],
    ['PRIOR(account.region)', 'arguments', 1, 7, 'of the record itself'],
    ['tags = "new"', 'type', 1, 1, 'cannot compare'],
    ['owner = account', 'type', 1, 1, 'cannot compare'],
    ['__proto__', 'unknown-field', 1, 1, '__proto__'],
    ['account.__proto__', 'unknown-field', 1, 1, '__proto__'],
    ['toString()', 'unknown-function', 1, 1, 'toString'],
  ] as const)('%s', ([text, code, line, column, words]) => {
    const problem = problemOf(text)
    expect({ code: problem.code, line: problem.span?.line, column: problem.span?.column }).toEqual({
      code,
      line,
      column,
    })
    expect(problem.message.en).toContain(words)
    expect(problem.message['zh-CN']).toMatch(/[一-龥]/u)
  })

  test.for([
    ['SUMM(lines.price)', 'SUM'],
    ['amout', 'amount'],
    ['account.regoin = "north"', 'account.region'],
    ['SUM(linse.price)', 'lines'],
    ['stage = "wno"', 'won'],
    ['SUM(lines.price, quantty > 1)', 'quantity'],
  ])('%s: the nearest name is %s', ([text, near]) => {
    expect(problemOf(text as string).hint?.en).toContain(near)
  })

  test('all of them at once', () => {
    const result = readFormula('amout + stge + IF(quantty, 1, 2)', scope)
    expect('problems' in result && result.problems.map(({ span }) => span?.column)).toEqual([1, 9, 19])
  })

  test('the type that is expected', () => {
    const result = readFormula('name', scope, { kind: 'number' })
    expect('problems' in result && result.problems[0]?.message.en).toContain('should give number, but gives text')
    expect('typed' in readFormula('quantity', scope, { kind: 'currency', currency: 'CNY' })).toBe(true)
    expect('problems' in readFormula('fee', scope, { kind: 'currency', currency: 'CNY' })).toBe(true)
    expect('problems' in readFormula('amount > 1', scope, { kind: 'number' })).toBe(true)
  })
})

describe('limits', () => {
  test.for([
    ['too long', `"${'x'.repeat(10_001)}"`, 'too-long'],
    ['too deep', `${'('.repeat(100)}1${')'.repeat(100)}`, 'too-deep'],
    ['too many signs', `${'-'.repeat(100)}amount`, 'too-deep'],
    ['too many parts', Array.from({ length: 1100 }, () => '1').join('+'), 'too-large'],
    ['too many aggregates', Array.from({ length: 21 }, () => 'COUNT(lines)').join(' + '), 'too-costly'],
    [
      'too costly',
      `SUM(lines.price, OR(${Array.from({ length: 70 }, () => 'quantity > 1').join(', ')}))`,
      'too-costly',
    ],
    ['a long list', `quantity in [${Array.from({ length: 1001 }, (_, index) => index % 10).join(',')}]`, 'too-large'],
    ['a long pattern', `REGEXMATCH(name, "${'a'.repeat(501)}")`, 'pattern'],
  ])('%s', ([, text, code]) => {
    expect(problemOf(text as string).code).toBe(code)
  })

  test('trees that no text gives are refused, never thrown over', () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ '!': [inner] }), true)
    const circular: Record<string, unknown> = {}
    circular['!'] = [circular]
    for (const tree of [
      deep,
      circular,
      { __proto__: null, constructor: [] },
      { constructor: ['x'] },
      { toString: [] },
      { a: 1, b: 2 },
      {},
      undefined,
      Number.NaN,
      1e300,
      0.1234567890123456,
      '\u0000',
      '\ud800',
      () => 1,
      { var: ['a', 'b'] },
      { var: 5 },
      { decimal: ['1e5'] },
      { decimal: 'x' },
      { sum: [1] },
      { map: [] },
      { if: [] },
      { in: [1, []] },
      [[1]],
    ]) {
      expect('problems' in readTree(tree, scope) || 'typed' in readTree(tree, scope)).toBe(true)
    }
    expect('problems' in readTree(circular, scope)).toBe(true)
    expect('problems' in readTree(deep, scope)).toBe(true)
  })
})
