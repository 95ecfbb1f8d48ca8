import { describe, expect, it } from 'vitest'
import type { FieldDocument } from '../metadata/kinds/object/types.generated.ts'
import { fieldTypes } from './index.ts'
import { colours, sampleField } from './testing/sample-field.ts'

const id = '0193505e-7b9a-7c11-8f54-a2b0c3d4e5f6'

/** type, settings, input, canonical value or problem code */
type Case = [type: FieldDocument['type'], settings: Partial<FieldDocument>, input: unknown, expected: unknown]
const refused = (code: string) => ({ refused: code })

const readings: Case[] = [
  ['text', {}, ' Acme ', 'Acme'],
  ['text', {}, 'e\u0301', '\u00e9'],
  ['text', {}, '   ', null],
  ['text', {}, 'a\u0000b', refused('format')],
  ['text', {}, 'half \ud800', refused('format')],
  ['text', {}, 'two\nlines', refused('format')],
  ['text', {}, 7, refused('type')],
  ['text', { maxLength: 2 }, '😀😀', '😀😀'],
  ['text', { maxLength: 2 }, '😀😀😀', refused('length')],
  ['text', { minLength: 3 }, 'ab', refused('length')],
  ['text', { minLength: 3 }, '', null],
  ['text', { pattern: '^[A-Z]{3}$' }, 'CNY', 'CNY'],
  ['text', { pattern: '^[A-Z]{3}$' }, 'cny', refused('pattern')],
  ['longText', {}, 'one\r\ntwo', 'one\ntwo'],
  ['longText', {}, 'bell\u0007', refused('format')],
  ['number', {}, 1054, '1054'],
  ['number', {}, '007.50', '7.5'],
  ['number', {}, '-0.000', '0'],
  ['number', {}, 1e-6, '0.000001'],
  ['number', {}, '0.0000001', refused('scale')],
  ['number', {}, 123456789012345, '123456789012345'],
  ['number', {}, 1234567890123456, refused('type')],
  ['number', {}, '1234567890123456.123456', '1234567890123456.123456'],
  ['number', {}, 1e21, '1000000000000000000000'],
  ['number', {}, '1e3', refused('type')],
  ['number', {}, '١٢', refused('type')],
  ['number', {}, Number.NaN, refused('type')],
  ['number', {}, '1'.repeat(31), refused('type')],
  ['number', { scale: 12 }, `${'1'.repeat(25)}.123456`, refused('range')],
  ['number', { min: '0.1', max: 1 }, '0.05', refused('range')],
  ['number', { min: '0.1', max: 1 }, 1, '1'],
  ['number', { max: 1e21 }, '1000000000000000000001', refused('range')],
  ['number', { scale: 0 }, 1.5, refused('scale')],
  ['currency', {}, 1054, '1054.00'],
  ['currency', {}, '0.1', '0.10'],
  ['currency', {}, '1.005', refused('scale')],
  ['currency', {}, '1.500', '1.50'],
  ['currency', { scale: 4 }, '1.005', '1.005'],
  ['currency', { currency: 'JPY' }, '12', '12'],
  ['currency', { currency: 'JPY' }, '12.5', refused('scale')],
  ['currency', { currency: 'KWD' }, '12.5', '12.500'],
  ['currency', {}, '92233720368547758.07', '92233720368547758.07'],
  ['currency', {}, '92233720368547758.08', refused('range')],
  ['percent', {}, 0.05, '0.05'],
  ['percent', {}, true, refused('type')],
  ['boolean', {}, false, false],
  ['boolean', {}, '', null],
  ['boolean', {}, 'true', refused('type')],
  ['date', {}, '2017-03-01', '2017-03-01'],
  ['date', {}, '2017-02-29', refused('format')],
  ['date', {}, '2000-02-29', '2000-02-29'],
  ['date', {}, '1900-02-29', refused('format')],
  ['date', {}, '0000-01-01', refused('format')],
  ['date', { earliest: '2017-01-01' }, '2016-12-31', refused('range')],
  ['date', { latest: '2017-01-01' }, '2017-01-01', '2017-01-01'],
  ['datetime', {}, '2017-03-01T08:00:00Z', '2017-03-01T08:00:00.000Z'],
  ['datetime', {}, '2017-03-01T08:00:00.123456+08:00', '2017-03-01T00:00:00.123Z'],
  ['datetime', {}, '2017-03-01T24:00:00Z', refused('format')],
  ['datetime', {}, '2017-03-01T08:00:00', refused('format')],
  ['datetime', {}, '9999-12-31T23:59:59-01:00', refused('format')],
  ['select', colours, 'red', 'red'],
  ['select', colours, 'old', 'old'],
  ['select', colours, 'Red', refused('option')],
  ['select', colours, { toString: 'red' }, refused('option')],
  ['multiSelect', colours, ['green', 'red', 'green'], ['red', 'green']],
  ['multiSelect', colours, [], null],
  ['multiSelect', colours, ['blue'], refused('option')],
  ['multiSelect', colours, 'red', refused('type')],
  ['lookup', { target: 'account' }, id.toUpperCase(), id],
  ['lookup', { target: 'account' }, 'Acme', refused('type')],
  ['user', {}, null, null],
  ['autoNumber', {}, 'OPP-1', refused('type')],
  ['email', {}, ' Ann@Example.com ', 'Ann@Example.com'],
  ['email', {}, 'ann@example', refused('format')],
  ['phone', {}, '+86 10 6552 9988', '+86 10 6552 9988'],
  ['phone', {}, 'call me', refused('format')],
  ['url', {}, 'https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['url', {}, 'javascript:alert(1)', refused('format')],
  ['tags', {}, ['b', 'a', 'A', ' '], ['a', 'b']],
  ['tags', {}, Array(51).fill('x'), refused('count')],
  ['address', {}, { city: ' Beijing ', street: '' }, { city: 'Beijing' }],
  ['address', {}, {}, null],
  ['address', {}, { planet: 'Mars' }, refused('type')],
  [
    'attachment',
    { accept: ['.pdf'] },
    [{ id, name: 'a.PDF', mediaType: 'application/pdf', sizeBytes: 1 }],
    [{ id, name: 'a.PDF', mediaType: 'application/pdf', sizeBytes: 1 }],
  ],
  [
    'attachment',
    { accept: ['image/*'] },
    [{ id, name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1 }],
    refused('format'),
  ],
  [
    'attachment',
    { maxSizeMb: 1 },
    [{ id, name: 'a', mediaType: 'image/png', sizeBytes: 2 ** 20 + 1 }],
    refused('length'),
  ],
  ['formula', { expression: '1', returns: 'number' }, 1, refused('type')],
]

/** type, settings, cell, format, canonical value or problem code */
type CellCase = [
  FieldDocument['type'],
  Partial<FieldDocument>,
  string,
  Parameters<(typeof fieldTypes)['text']['readText']>[2],
  unknown,
]

const cells: CellCase[] = [
  ['number', {}, '1,054.5', {}, '1054.5'],
  ['number', {}, '1.054,5', { decimal: ',' }, '1054.5'],
  ['number', {}, '1,2', {}, refused('type')],
  ['number', {}, '１２', {}, '12'],
  ['number', {}, '(12)', {}, '-12'],
  ['number', {}, '1 054', {}, '1054'],
  ['number', {}, '--1', {}, refused('type')],
  ['currency', {}, '2741.37', { factor: '1000000' }, '2741370000.00'],
  ['currency', {}, '¥1,054', {}, '1054.00'],
  ['currency', {}, 'CNY 1,054.00', {}, '1054.00'],
  ['currency', {}, '1054元', {}, '1054.00'],
  ['percent', {}, '5%', {}, '0.05'],
  ['percent', {}, '0.05', {}, '0.05'],
  ['percent', {}, '12.5％', {}, '0.125'],
  ['boolean', {}, 'YES', {}, true],
  ['boolean', {}, '否', {}, false],
  ['boolean', {}, '0', {}, false],
  ['boolean', {}, 'maybe', {}, refused('type')],
  ['date', {}, '01-03-17', { date: 'dd-MM-yy' }, '2017-03-01'],
  ['date', {}, '31-12-70', { date: 'dd-MM-yy' }, '1970-12-31'],
  ['date', {}, '31-12-69', { date: 'dd-MM-yy' }, '2069-12-31'],
  ['date', {}, '2017/3/1', { date: 'yyyy/M/d' }, '2017-03-01'],
  ['date', {}, '2017年3月1日', { date: 'yyyy年M月d日' }, '2017-03-01'],
  ['date', {}, 'Mar 1, 2017', { date: 'MMM d, yyyy' }, '2017-03-01'],
  ['date', {}, '29-02-17', { date: 'dd-MM-yy' }, refused('format')],
  ['date', {}, '01-03-17', {}, refused('format')],
  ['date', {}, '01-03', { date: 'dd-MM' }, refused('format')],
  ['datetime', {}, '2017-03-01 08:30', {}, '2017-03-01T08:30:00.000Z'],
  ['datetime', {}, '01.03.2017 8:30', { date: 'dd.MM.yyyy H:mm' }, '2017-03-01T08:30:00.000Z'],
  ['select', colours, '绿色', {}, 'green'],
  ['select', colours, 'RED', {}, 'red'],
  ['select', colours, 'blue', {}, refused('option')],
  ['multiSelect', colours, '红色; green', {}, ['red', 'green']],
  ['multiSelect', colours, 'red|green', { separator: '|' }, ['red', 'green']],
  ['tags', {}, 'b;a; ', {}, ['a', 'b']],
  ['lookup', { target: 'account' }, ' Acme ', {}, 'Acme'],
  ['address', {}, 'Main St 1', {}, { street: 'Main St 1' }],
  ['attachment', {}, '{broken', {}, refused('format')],
]

const outcome = (reading: ReturnType<(typeof fieldTypes)['text']['read']>) =>
  'problem' in reading ? refused(reading.problem.code) : reading.value

describe('reading input', () => {
  it.each(readings)('%s %j reads %j', (type, settings, input, expected) => {
    expect(outcome(fieldTypes[type].read(input, sampleField(type, settings)))).toEqual(expected)
  })
})

describe('reading cells', () => {
  it.each(cells)('%s %j reads cell %j', (type, settings, text, format, expected) => {
    expect(outcome(fieldTypes[type].readText(text, sampleField(type, settings), format))).toEqual(expected)
  })
})

describe('display', () => {
  it.each([
    ['currency', {}, '1054.00', 'en', '¥1,054.00'],
    ['currency', { currency: 'USD' }, '1054.00', 'zh-CN', '$1,054.00'],
    ['currency', { scale: 4 }, '12345678901234.1234', 'en', '¥12,345,678,901,234.1234'],
    ['number', {}, '1234567890123456.123456', 'en', '1,234,567,890,123,456.123456'],
    ['percent', {}, '0.125', 'en', '12.5%'],
    ['boolean', {}, true, 'zh-CN', '是'],
    ['date', {}, '2017-03-01', 'en', 'Mar 1, 2017'],
    ['date', {}, '2017-03-01', 'zh-CN', '2017年3月1日'],
    ['select', colours, 'green', 'zh-CN', '绿色'],
    ['multiSelect', colours, ['red', 'green'], 'zh-CN', '红色、绿色'],
    ['address', {}, { street: '1 Main St', city: 'Austin', country: 'US' }, 'en', '1 Main St, Austin, US'],
    ['address', {}, { street: '长安街 1 号', city: '北京', country: '中国' }, 'zh-CN', '中国 北京 长安街 1 号'],
    ['text', {}, null, 'en', ''],
  ] as const)('%s %j shows %j in %s', (type, settings, value, language, expected) => {
    expect(fieldTypes[type].display(value, sampleField(type, settings as Partial<FieldDocument>), language)).toBe(
      expected,
    )
  })

  it('shows moments in the time zone of the reader', () => {
    const shown = fieldTypes.datetime.display(
      '2017-03-01T20:00:00.000Z',
      sampleField('datetime'),
      'zh-CN',
      'Asia/Shanghai',
    )
    expect(shown).toBe('2017年3月2日 04:00')
  })
})

describe('slots and unique keys', () => {
  it('keeps money as whole minor units', () => {
    expect(fieldTypes.currency.toSlot('1054.00', sampleField('currency'))).toBe('105400')
    expect(fieldTypes.currency.toSlot('-0.05', sampleField('currency'))).toBe('-5')
    expect(fieldTypes.currency.toSlot('12', sampleField('currency', { currency: 'JPY' }))).toBe('12')
    expect(fieldTypes.currency.toSlot('1.00', sampleField('currency', { scale: 4 }))).toBe('10000')
  })

  it('never makes an index entry that is too long', () => {
    expect(
      Array.from(fieldTypes.text.toSlot('😀'.repeat(800), sampleField('text', { maxLength: 1000 })) ?? ''),
    ).toHaveLength(500)
  })

  it('takes values for the same that people would', () => {
    expect(fieldTypes.text.uniqueKey('ＡＣＭＥ  Ltd')).toBe(fieldTypes.text.uniqueKey('acme ltd'))
    expect(fieldTypes.email.uniqueKey('Ann@Example.com')).toBe('ann@example.com')
    expect(fieldTypes.phone.uniqueKey('+86 (10) 6552-9988')).toBe('+861065529988')
  })
})
