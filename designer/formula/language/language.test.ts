import { describe, expect, test } from 'vitest'
import { fixOf, readText } from '../reading.ts'
import { sampleBundle } from '../sample-bundle.test-data.ts'
import { completionsIn } from './complete.ts'
import { hoverIn } from './hover.ts'
import { signatureIn } from './signature.ts'
import { colourLine } from './tokens.ts'

const bundle = sampleBundle
const place = { object: 'deal', gives: 'condition', over: 'sets' } as const

/** The text with `|` where the cursor is. */
function at(marked: string): readonly [text: string, offset: number] {
  return [marked.replace('|', ''), marked.indexOf('|')]
}
function offered(marked: string) {
  const [text, offset] = at(marked)
  const { scope } = readText(text, place, bundle)
  if (!scope) throw new Error('no deal')
  return completionsIn(text, offset, scope, bundle, 'en')
}
const labels = (marked: string, kind?: string) =>
  offered(marked)
    .filter((one) => kind === undefined || one.kind === kind)
    .map(({ label }) => label)

describe('completion', () => {
  test('offers fields with their labels and types, relations, lists and functions', () => {
    const found = offered('am|')
    expect(found.find(({ label }) => label === 'amount')).toMatchObject({
      detail: 'Amount',
      documentation: 'amount in CNY',
      start: 0,
      end: 2,
    })
    expect(found.find(({ label }) => label === 'account')?.kind).toBe('relation')
    expect(found.find(({ label }) => label === 'lines')?.kind).toBe('list')
    expect(found.find(({ label }) => label === 'ROUND')).toMatchObject({
      insert: 'ROUND(|)',
      detail: 'ROUND(number, [digits], [mode])',
    })
  })

  test('goes on after the point of a relation, and of a list', () => {
    expect(labels('account.re|')).toContain('region')
    expect(labels('account.|')).not.toContain('ROUND')
    expect(labels('SUM(lines.|')).toContain('price')
    expect(labels('SUM(lines.|')).not.toContain('amount')
    expect(labels('SUM(lines.price, ki|')).toContain('kind')
    expect(labels('SUM(lines.price, ki|')).not.toContain('amount')
  })

  test.each([
    ['stage = |', 8, 8],
    ['stage = "w|', 8, 10],
    ['stage = "w|on"', 8, 13],
    ['stage in ["won", |', 17, 17],
    ['SWITCH(stage, |', 14, 14],
  ])('%s offers the options', (marked, start, end) => {
    const options = offered(marked).filter(({ kind }) => kind === 'option')
    expect(options.map(({ insert }) => insert)).toEqual(['"open"', '"won"', '"lost"'])
    expect(options[1]).toMatchObject({ detail: 'Won', start, end })
  })

  test('the condition of an aggregate has the options of the child', () => {
    expect(labels('COUNT(lines, kind = |', 'option')).toEqual(['"goods"', '"service"'])
  })

  test('nothing is offered in comments, numbers and dates', () => {
    for (const marked of ['// am|', '12|', '12.|', '#2026|']) expect(offered(marked)).toEqual([])
  })

  test('a name that is called already gets no second brackets', () => {
    expect(offered('RO|(amount)').find(({ label }) => label === 'ROUND')).toMatchObject({ insert: 'ROUND', end: 2 })
  })
})

test('signature help follows the argument, groups that repeat included', () => {
  const active = (marked: string) => {
    const signature = signatureIn(...at(marked), 'en')
    const place = signature?.parameters[signature.active]
    return place && signature.label.slice(...place)
  }
  expect(active('ROUND(amount, |')).toBe('[digits]')
  expect(active('IF(ROUND(amount, 1) > 2, |')).toBe(active('IF(TRUE, |'))
  expect(active('COALESCE(amount, cost, amount, |')).toBe(active('COALESCE(amount, cost, |'))
  expect(signatureIn('amount', 3, 'en')).toBeUndefined()
})

describe('hover', () => {
  const says = (marked: string) => {
    const [text, offset] = at(marked)
    return hoverIn(readText(text, place, bundle), offset, bundle, 'en')?.says.join('\n')
  }
  test('fields say their label, object and type, also while the rest is not right', () => {
    expect(says('ro|ng + am|ount'.replace('|', ''))).toContain('**Amount** · Deal')
    expect(says('amount * 5|%')).toContain('percent')
    expect(says('accoun|t.region')).toContain('reference to “Account”')
    expect(says('account.reg|ion = "north"')).toContain('option of “Region”')
    expect(says('SUM(lines.price, ki|nd = "goods")')).toContain('**Kind** · Line')
  })
  test('operators, functions and constants say what they give', () => {
    expect(says('amount |* 2 > 3')).toContain('amount in CNY')
    expect(says('ROU|ND(amount, 1) > 3')).toContain('**amount in CNY**')
    expect(says('stage = "w|on"')).toContain('**Won**')
  })
})

describe('problems', () => {
  const read = (text: string, over: 'sets' | 'records' = 'sets') => readText(text, { ...place, over }, bundle)
  test.each([
    ['amuont > 1', 'amount > 1'],
    ['account.regoin = "north"', 'account.region = "north"'],
    ['SUM(lines.prize) > 1', 'SUM(lines.price) > 1'],
    ['SUM(lienes.price) > 1', 'SUM(lines.price) > 1'],
    ['stage = "wno"', 'stage = "won"'],
    ['ROUDN(amount) > 1', 'ROUND(amount) > 1'],
  ])('%s is put right by its fix', (text, right) => {
    const [problem] = read(text).problems
    const fix = problem && fixOf(problem, text)
    expect(fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)).toBe(right)
  })
  test('what it gives and what it is for are problems too', () => {
    expect(read('amount').problems.map(({ code }) => code)).toEqual(['type'])
    expect(read('ISCHANGED(stage)').problems).toMatchObject([{ code: 'not-for-lists', span: { start: 0, end: 16 } }])
    expect(read('ISCHANGED(stage)', 'records').problems).toEqual([])
    expect(read('  ').problems).toEqual([])
  })
})

test('lines are coloured from the engine’s own pieces, across their ends', () => {
  const first = colourLine('IF(stage = "won", /* more', '')
  expect(first.tokens.filter(({ scopes }) => scopes !== '').map(({ scopes }) => scopes)).toEqual([
    'keyword', 'delimiter', 'variable', 'delimiter', 'string', 'delimiter', 'comment',
  ]) // biome-ignore format: one list
  expect(first.open).toBe('/*')
  expect(colourLine('less */ amount', first.open)).toEqual({
    tokens: [
      { startIndex: 0, scopes: 'comment' },
      { startIndex: 7, scopes: '' },
      { startIndex: 8, scopes: 'variable' },
    ],
    open: '',
  })
})
