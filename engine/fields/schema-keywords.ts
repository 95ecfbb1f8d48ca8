import type { Ajv, FuncKeywordDefinition } from 'ajv'
import { type DecimalBounds, readDecimal } from './decimal-like.ts'
import { readByRules, type TextRules } from './text-rules.ts'
import { acceptTime, type TimeBounds } from './time-like.ts'

/**
 * Keywords that input schemas use beyond JSON Schema, because it knows neither exact decimals, nor calendars, nor text
 * without the spaces around it: `x-decimal` bounds a number or its text, `x-time` a day or moment, `x-text` a text.
 * They are silent about values of other types.
 */
export const schemaKeywords: readonly FuncKeywordDefinition[] = [
  {
    keyword: 'x-text',
    type: 'string',
    schemaType: 'object',
    validate: (rules: TextRules, input: string) => !('problem' in readByRules(input, rules)),
    errors: false,
  },
  {
    keyword: 'x-decimal',
    type: ['number', 'string'],
    schemaType: 'object',
    validate: (bounds: DecimalBounds, input: unknown) => !('problem' in readDecimal(input, bounds)),
    errors: false,
  },
  {
    keyword: 'x-time',
    type: 'string',
    schemaType: 'object',
    validate: (bounds: TimeBounds, input: string) => input === '' || !('problem' in acceptTime(input, bounds)),
    errors: false,
  },
]

/** Teaches an Ajv instance what the schemas of fields need. */
export function addSchemaKeywords(ajv: Ajv): void {
  for (const keyword of schemaKeywords) ajv.addKeyword(keyword)
}
