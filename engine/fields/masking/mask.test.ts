import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldModel, FieldType } from '../../metadata/model.ts'
import type { Json } from '../field-type.ts'
import { fieldTypes } from '../index.ts'
import { colours, sampleField } from '../testing/sample-field.ts'
import { isMasked, type Masking, maskValue } from './index.ts'

const maskingBy = (secret: string, amounts = false): Masking => ({
  pseudonym: (text) => createHmac('sha256', secret).update(text).digest(),
  amounts,
})
const masking = maskingBy('one')

const words = fc.stringMatching(/^[a-z]{6,20}$/)
/** Of each type that is masked: values with words in them, and those words. */
const secrets: { [type in FieldType]?: fc.Arbitrary<{ value: Json; words: string[] }> } = {
  text: words.map((word) => ({ value: `Ms ${word}`, words: [word] })),
  longText: fc.array(words, { minLength: 1 }).map((all) => ({ value: all.join('\n'), words: all })),
  email: words.map((word) => ({ value: `${word}@acme.com`, words: [word, 'acme'] })),
  phone: fc.stringMatching(/^[1-8][0-9]{8}$/).map((digits) => ({ value: `+86 ${digits}`, words: [digits] })),
  url: words.map((word) => ({ value: `https://${word}.com/me`, words: [word] })),
  address: fc
    .tuple(words, words, fc.stringMatching(/^[0-9]{6}$/))
    .map(([street, city, postalCode]) => ({ value: { street, city, postalCode }, words: [street, city] })),
  tags: fc.uniqueArray(words, { minLength: 1, maxLength: 5 }).map((all) => ({ value: all.sort(), words: all })),
}

test('nothing that was written is left, and what stands there is a value of the field', () => {
  for (const [type, values] of Object.entries(secrets)) {
    const field = sampleField(type as FieldType)
    fc.assert(
      fc.property(values, ({ value, words: written }) => {
        const masked = maskValue(value, field, masking)
        const text = JSON.stringify(masked).toLowerCase()
        for (const word of written) expect(text).not.toContain(word.toLowerCase())
        expect(masked).not.toBeNull()
        expect(fieldTypes[field.type].read(masked, field)).toEqual({ value: masked })
      }),
      { numRuns: 50 },
    )
  }
})

test('every type is masked, left out or kept', () => {
  const kept = Object.keys(fieldTypes).filter((type) => {
    const field = sampleField(type as FieldType, type.endsWith('elect') ? colours : {})
    return !isMasked(field)
  })
  expect(kept.sort()).toEqual(
    ['autoNumber', 'boolean', 'date', 'datetime', 'lookup', 'masterDetail', 'multiSelect', 'number', 'percent']
      .concat(['select', 'team', 'user'])
      .sort(),
  )
  expect(maskValue([{ id: 'x' }], sampleField('attachment'), masking)).toBeNull()
})

test('equal values become equal, others become others, and another secret gives other values', () => {
  const field = sampleField('text')
  const mask = (text: string, by = masking) => maskValue(text, field, by)
  expect(mask('Acme')).toBe(mask('Acme'))
  // what counts as the same text
  expect(mask('ACME ')).toBe(mask('acme'))
  expect(mask('Acme')).not.toBe(mask('Acme', maskingBy('two')))
  const many = Array.from({ length: 5000 }, (_, index) => mask(`Customer ${index}`))
  expect(new Set(many).size).toBe(5000)
  const tags = maskValue(['north', 'vip'], sampleField('tags'), masking) as string[]
  expect(tags).toContain((maskValue(['vip'], sampleField('tags'), masking) as string[])[0])
})

test('where no value may occur twice, another attempt gives another one', () => {
  const field = sampleField('text', { maxLength: 3 })
  const all = Array.from({ length: 20 }, (_, attempt) => maskValue('ACM', field, masking, attempt))
  expect(new Set(all).size).toBe(20)
  expect(Math.max(...all.map((value) => String(value).length))).toBe(3)
})

test('a text keeps to the length and to the pattern of its field', () => {
  const cases: [Partial<FieldModel['document']>, string][] = [
    [{ maxLength: 5 }, 'Maria'],
    [{ minLength: 60 }, 'x'.repeat(70)],
    [{ pattern: '^[A-Z]{2}-[0-9]{4}$' }, 'QX-1234'],
    [{ pattern: '^[一-龥]+$' }, '上海分公司'],
  ]
  for (const [settings, value] of cases) {
    const field = sampleField('text', settings)
    const masked = maskValue(value, field, masking)
    expect(fieldTypes.text.read(masked, field)).toEqual({ value: masked })
    expect(masked).not.toBe(value)
  }
  // a pattern with words in it cannot be met by chance: blank, or of the wrong form where something must be there
  const pattern = '^customer [0-9]+$'
  expect(maskValue('customer 5', sampleField('text', { pattern }), masking)).toBeNull()
  const masked = maskValue('customer 5', sampleField('text', { pattern, required: true }), masking)
  expect(masked).toMatch(/^[a-z]{8} \d$/)
})

test('amounts stay, unless they are to be masked: then they keep sign, size and digits', () => {
  const field = sampleField('currency')
  expect(maskValue('1200.00', field, masking)).toBe('1200.00')
  const masked = maskingBy('one', true)
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }), (minor) => {
      const value = fieldTypes.currency.read((minor / 100).toFixed(2), field)
      const amount = 'value' in value ? (value.value as string) : '0'
      const other = maskValue(amount, field, masked) as string
      expect(Math.abs(Number(other))).toBeGreaterThanOrEqual(Math.floor(Math.abs(Number(amount)) * 50) / 100)
      expect(Math.abs(Number(other))).toBeLessThanOrEqual(Math.abs(Number(amount)) * 1.5)
      expect(Math.sign(Number(other)) * Math.sign(Number(amount))).toBeGreaterThanOrEqual(0)
      expect(other).toMatch(/\.\d{2}$/)
    }),
  )
})

test('codes by which the system finds things stay', () => {
  const code = { ...sampleField('text'), object: 'currency', name: 'name' }
  expect(maskValue('CNY', code, masking)).toBe('CNY')
})
