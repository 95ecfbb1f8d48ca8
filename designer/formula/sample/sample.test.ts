import type { ObjectBody } from '@attain/contract'
import { sampleEnvironment } from '@attain/engine/formula/sample'
import { describe, expect, test } from 'vitest'
import { readText } from '../reading.ts'
import { sampleBundle, sampleDocuments } from '../sample-bundle.test-data.ts'
import { evaluateOn } from './evaluate-sample.ts'
import type { Sample } from './fetch-sample.ts'
import { isPathLive, type NotHere, NotHereError, needsOf } from './needs.ts'
import { showResult } from './show-result.ts'

/** What is live: the same application, without what `isNew` names. */
function liveWithout(...isNew: string[]) {
  const bodies = sampleDocuments.flatMap((document) =>
    'fields' in document
      ? (document.fields as { name: string; target?: string }[])
          .filter(({ name }) => !isNew.includes(`${document.name}.${name}`))
          .map((field) => ({ object: document.name, field }))
      : [],
  )
  const bodyOf = (name: string) =>
    ({
      name,
      fields: bodies.filter(({ object }) => object === name).map(({ field }) => ({ ...field, document: field })),
    }) as unknown as ObjectBody
  return new Map(['account', 'deal', 'line'].map((name) => [name, bodyOf(name)]))
}

function typedOf(text: string) {
  const { typed, problems } = readText(text, { object: 'deal', gives: undefined, over: 'records' }, sampleBundle)
  if (typed === undefined) throw new Error(problems[0]?.message.en)
  return typed
}
const world = { bundle: sampleBundle, live: liveWithout() }
const needs = (text: string, ...isNew: string[]) =>
  needsOf(typedOf(text), 'deal', { ...world, live: liveWithout(...isNew) })

const line = (id: string, price: string, kind: string): Sample => ({
  id,
  values: { id, price, kind },
  labels: {},
  lists: new Map(),
})
const sample: Sample = {
  id: 'd1',
  values: { id: 'd1', amount: '100', cost: '40.5', account: 'a1', 'account.region': 'north', lines_total: '7' },
  labels: { account: 'Acme' },
  lists: new Map([['lines', [line('l1', '3', 'goods'), line('l2', '4.25', 'service')]]]),
}
const gives = (text: string, ...isNew: string[]) =>
  evaluateOn(typedOf(text), 'deal', sample, { ...world, live: liveWithout(...isNew) }, sampleEnvironment)

describe('what is needed of a record', () => {
  test('stored fields, those behind lookups, and what formula fields are made of', () => {
    expect([...needs('profit > 0').paths]).toEqual(['amount', 'cost'])
    expect([...needs('account.region = "north"').paths]).toEqual(['account.region'])
    expect([...needs('lines_total > 1').paths]).toEqual(['lines_total'])
  })
  test('children, with what is read of them', () => {
    const { lists } = needs('SUM(lines.price, kind = "goods") + SUM(account.deals.amount)')
    expect(lists.get('lines')).toMatchObject({ parent: '', object: 'line', field: 'deal' })
    expect([...(lists.get('lines')?.needs.paths ?? [])]).toEqual(['price', 'kind'])
    expect(lists.get('account.deals')).toMatchObject({ parent: 'account', object: 'deal', field: 'account' })
  })
  test('a roll-up that is not live yet is added up from its children', () => {
    expect([...needs('lines_total > 1', 'deal.lines_total').lists.keys()]).toEqual(['lines'])
  })
  test('what cannot be seen from here says why', () => {
    const reason = (work: () => unknown): NotHere | undefined => {
      try {
        work()
      } catch (error) {
        if (error instanceof NotHereError) return error.reason
        throw error
      }
      return undefined
    }
    expect(reason(() => needs('ISMANAGEROF(seller)'))).toBe('managers')
    expect(reason(() => needs('SUM(account.deals.lines_total)', 'deal.lines_total'))).toBe('unpublished')
    expect(reason(() => needs('SUM(account.deals.lines_total)'))).toBeUndefined()
  })
  test('a path is live when every part of it is', () => {
    expect(isPathLive('account.region', 'deal', world.live)).toBe(true)
    expect(isPathLive('account.region', 'deal', liveWithout('account.region'))).toBe(false)
    expect(isPathLive('account.region', 'deal', liveWithout('deal.account'))).toBe(false)
  })
})

describe('the result on a record', () => {
  test.each([
    ['amount * 2', '200'],
    ['profit', '59.5'],
    ['account.region = "north"', true],
    ['COUNT(lines)', '2'],
    ['SUM(lines.price, kind = "service")', '4.25'],
    ['lines_total', '7'],
    ['closed_on', null],
    ['amount / 0', null],
    ['ISCHANGED(amount)', false],
  ])('%s gives %s', (text, value) => {
    expect(gives(text)).toBe(value)
  })
  test('a roll-up that is not live yet', () => {
    expect(gives('lines_total', 'deal.lines_total')).toBe('7.25')
  })
})

test('results are shown as people read them', () => {
  const shown = (text: string) => showResult(gives(text), typedOf(text).type, sampleBundle, 'en')
  expect(shown('amount * 12345')).toBe('CNY 1,234,500')
  expect(shown('amount / 1000 * 1%')).toContain('0.001')
  expect(shown('account.region')).toBe('North')
  expect(shown('25% + 1%')).toBe('26%')
  expect(shown('closed_on')).toBeUndefined()
})
