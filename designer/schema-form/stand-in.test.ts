import type { JsonSchema } from '@attain/engine/fields'
import { kindSchemas, schemaInLanguage } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { standIn } from './stand-in.ts'

const partOf = (language: 'en' | 'zh-CN', name: string) =>
  (schemaInLanguage(kindSchemas.target, language).properties as Record<string, JsonSchema>)[name] ?? {}

test('a choice that is not made shows what holds, in the language of the page', () => {
  expect(standIn(partOf('en', 'pace'))).toBe('By days')
  expect(standIn(partOf('zh-CN', 'pace'))).toBe('按天数')
})

test('a number shows its default, and what has none shows nothing', () => {
  expect(standIn({ type: 'integer', default: 2 })).toBe('2')
  expect(standIn(partOf('en', 'decimals'))).toBeUndefined()
  expect(standIn({ type: 'string', default: 'USD' })).toBeUndefined()
})
