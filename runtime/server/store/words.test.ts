import { describe, expect, test } from 'vitest'
import { rarePart, wordQuery } from './words.ts'

describe('the rare part of what is searched', () => {
  const frequent = ['opp', 'technology', '有限', '公司']
  const cases: [typed: string, rare: string | undefined][] = [
    ['opp 00123', "'00123':*"],
    ['opp 001', undefined],
    ['OPP technolog', undefined],
    ['acme berlin opp', "'acme':* & 'berlin':*"],
    ['东方有限', "'东方':* & '方有':*"],
    ['有限公', "'限公':*"],
    ['东', undefined],
  ]
  test.each(cases)('"%s"', (typed, rare) => {
    expect(rarePart(wordQuery(typed) as string, frequent)).toBe(rare)
  })

  test('is looked for in names only where all of it is', () => {
    expect(rarePart(wordQuery('opp 00123', true) as string, frequent)).toBe("'00123':*A")
  })
})
