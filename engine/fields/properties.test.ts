import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldDocument } from '../metadata/kinds/object/types.generated.ts'
import { addSchemaKeywords, compareDecimals, fieldTypes, formatDecimal, parseDecimal, typeOf } from './index.ts'
import { colours, sampleField } from './testing/sample-field.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false })
addSchemaKeywords(ajv)

/** Enough to find the usual mistake each time; raise it when looking for rare ones. */
const runs = 400

const id = fc.uuid()
const decimal = fc.oneof(
  fc.double(),
  fc.integer().map((n) => n / 100),
  fc
    .bigInt({ min: -(10n ** 32n), max: 10n ** 32n })
    .chain((units) => fc.nat(14).map((scale) => formatDecimal({ units, scale }))),
)
/** Characters that Unicode normalisation joins, splits, or turns into others; and spaces. */
const odd = fc.constantFrom(
  'e',
  '\u0301',
  '\u0958',
  '\ufb1d',
  '\u037e',
  '\u212a',
  ';',
  ' ',
  '\u00a0',
  '\ufeff',
  'A',
  '😀',
)
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: odd, maxLength: 8 }),
  fc.string({ unit: odd, maxLength: 8 }).map((text) => `${text}@example.com`),
)
const dateLike = fc.oneof(
  fc
    .date({ min: new Date('0900-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    .map((d) => d.toISOString()),
  fc
    .tuple(fc.integer({ min: 999, max: 10000 }), fc.nat(13), fc.nat(32))
    .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
)
const file = fc.record({
  id,
  name: word,
  mediaType: fc.constantFrom('image/png', 'application/pdf', 'Image/PNG', ''),
  sizeBytes: fc.oneof(fc.nat(3_000_000), fc.double()),
})

/** Values that are nearly right for some type, besides any JSON at all. */
const nearlyRight = fc.oneof(
  fc.jsonValue(),
  decimal,
  word,
  dateLike,
  dateLike.map((text) => text.slice(0, 10)),
  dateLike.map((text) => `${text.slice(0, 10)}T08:00:00+08:00`),
  id,
  fc.emailAddress(),
  fc.webUrl(),
  fc.constantFrom('', ' ', 'red', 'Red', '+86 10 6552 9988', 'ABC', ' ABC ', 'abcd'),
  fc.array(fc.constantFrom('red', 'green', 'old', 'blue', '')),
  fc.array(word),
  fc.array(file, { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('street', 'city', 'region', 'postalCode', 'country', 'planet'),
    fc.oneof(word, fc.constant(null)),
  ),
)

const settings: [FieldDocument['type'], Partial<FieldDocument>][] = [
  ...(Object.keys(fieldTypes) as FieldDocument['type'][]).map(
    (type): [FieldDocument['type'], Partial<FieldDocument>] => [
      type,
      type === 'select' || type === 'multiSelect' ? colours : {},
    ],
  ),
  ['text', { minLength: 3, maxLength: 5 }],
  ['text', { minLength: 1 }],
  ['text', { pattern: '^[A-Z]{3}$', minLength: 2 }],
  ['longText', { maxLength: 4 }],
  ['number', { min: -10, max: '99.5', scale: 2 }],
  ['currency', { currency: 'JPY', min: 0 }],
  ['currency', { scale: 5 }],
  ['percent', { max: 1 }],
  ['date', { earliest: '2017-01-01', latest: '2020-12-31' }],
  ['datetime', { earliest: '2017-01-01' }],
  ['attachment', { maxFiles: 1, maxSizeMb: 1, accept: ['.pdf', 'image/*'] }],
]

describe.each(settings)('%s %j', (type, document) => {
  const field = sampleField(type, document)
  const definition = typeOf(field)
  const validate = ajv.compile(definition.inputSchema(field))
  const validateOutput = ajv.compile({ ...definition.outputSchema(field), format: undefined })

  it('reads exactly what its schema accepts', () => {
    fc.assert(
      fc.property(nearlyRight, (input) => {
        expect('value' in definition.read(input, field)).toBe(validate(input))
      }),
      { numRuns: runs },
    )
  })

  it('reads its own values back, from JSON and from a cell, and its schema describes them', () => {
    fc.assert(
      fc.property(nearlyRight, (input) => {
        const reading = definition.read(input, field)
        if ('problem' in reading) return
        const { value } = reading
        expect(definition.read(value, field)).toEqual({ value })
        expect(definition.readText(definition.exportText(value, field), field, {})).toEqual({ value })
        expect(validateOutput(value)).toBe(true)
        definition.display(value, field, 'zh-CN')
        definition.toSlot(value, field)
        definition.uniqueKey(value)
      }),
      { numRuns: runs },
    )
  })
})

describe('decimals', () => {
  const units = fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n })
  it('are written and read without loss', () => {
    fc.assert(
      fc.property(units, fc.nat(29), (whole, scale) => {
        const text = formatDecimal({ units: whole, scale })
        const back = parseDecimal(text)
        expect(back && compareDecimals(back, { units: whole, scale })).toBe(0)
      }),
    )
  })
})
