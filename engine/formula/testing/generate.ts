/** Typed formulas and records at random, the same for the same seed; nasty values come up often. */
import type { Json } from '../../fields/field-type.ts'
import type { SampleRecord } from '../sample.ts'

/** Gives a whole number from 0 to below the limit. */
export type Random = (limit: number) => number

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

type Kind = 'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'option' | 'duration'

const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe']

export function generateFormula(random: Random): string {
  const kinds: Kind[] = ['number', 'number', 'number', 'text', 'boolean', 'boolean', 'date', 'datetime']
  return new Generator(random).make(pick(random, kinds), 1 + random(4))
}

export function generateZone(random: Random): {
  readonly timeZone: string
  readonly fiscalYearStart: number
  readonly weekStart: number
} {
  return { timeZone: pick(random, zones), fiscalYearStart: 1 + random(12), weekStart: 1 + random(7) }
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random(from.length)] as T
}

class Generator {
  readonly #random: Random
  #inChild = false

  constructor(random: Random) {
    this.#random = random
  }

  make(kind: Kind, depth: number): string {
    if (depth <= 0 || this.#random(8) === 0) return this.#leaf(kind)
    const n = (d = depth - 1) => this.make('number', d)
    const t = () => this.make('text', depth - 1)
    const b = () => this.make('boolean', depth - 1)
    const d = () => this.make('date', depth - 1)
    const m = () => this.make('datetime', depth - 1)
    const day = () => (this.#random(3) === 0 ? m() : d())
    const same = () => this.make(kind, depth - 1)
    const any: (() => string)[] = [
      () => `IF(${b()}, ${same()}, ${same()})`,
      () => `IFS(${b()}, ${same()}, ${b()}, ${same()})`,
      () => `COALESCE(${same()}, ${same()})`,
      () => `SWITCH(${n()}, ${n()}, ${same()}, ${this.#leaf('number')}, ${same()}, ${same()})`,
      () => `SWITCH(${t()}, ${t()}, ${same()}, ${same()})`,
    ]
    if (!this.#inChild && kind !== 'option' && kind !== 'duration') any.push(() => this.#aggregate(kind, depth - 1))
    const own: Record<Kind, (() => string)[]> = {
      number: [
        () => `(${n()} + ${n()})`,
        () => `(${n()} - ${n()})`,
        () => `(${n()} * ${n()})`,
        () => `(${n()} / ${n()})`,
        () => `(${n()} / ${n()})`,
        () => `-${n()}`,
        () => `${n()}%`,
        () => `POWER(${n()}, ${pick(this.#random, ['2', '3', '-1', '0.5', '0', '1.5', '21', n()])})`,
        () =>
          `ROUND(${n()}, ${pick(this.#random, ['2', '0', '-2', '7', n()])}, "${pick(this.#random, ['half_up', 'half_down', 'half_even', 'up', 'down', 'ceiling', 'floor'])}")`,
        () =>
          `${pick(this.#random, ['ROUND', 'ROUNDUP', 'ROUNDDOWN'])}(${n()}, ${pick(this.#random, ['1', '-1', '3', n()])})`,
        () => `${pick(this.#random, ['FLOOR', 'CEILING'])}(${n()}${pick(this.#random, ['', `, ${n()}`])})`,
        () => `MOD(${n()}, ${n()})`,
        () => `ABS(${n()})`,
        () => `${pick(this.#random, ['MIN', 'MAX'])}(${n()}, ${n()}, ${n()})`,
        () => `LEN(${t()})`,
        () => `(${d()} - ${d()})`,
        () => `${pick(this.#random, ['YEAR', 'MONTH', 'DAY', 'QUARTER', 'WEEKNUM'])}(${day()})`,
        () => `HOUR(${m()})`,
        () => `WEEKDAY(${day()}, ${pick(this.#random, ['1', '2', '3', '13', '17'])})`,
        () => `DATEDIF(${day()}, ${day()}, "${pick(this.#random, ['Y', 'M', 'D', 'YM', 'MD', 'YD'])}")`,
        () => `WORKDAYS(${day()}, ${day()}${pick(this.#random, ['', ', "china"', ', "gulf"'])})`,
        () => `((${m()} - ${m()}) / DURATION(${n()}, "minute"))`,
      ],
      text: [
        () => `(${t()} & ${pick(this.#random, [t(), n(), d()])})`,
        () => `CONCAT(${t()}, ${n()}, ${t()})`,
        () => `${pick(this.#random, ['LEFT', 'RIGHT'])}(${t()}, ${n()})`,
        () => `MID(${t()}, ${n()}, ${n()})`,
        () => `${pick(this.#random, ['UPPER', 'LOWER', 'TRIM'])}(${t()})`,
        () =>
          `TEXT(${n()}, "${pick(this.#random, ['0', '0.00', '#,##0.00', '0.0%', '0.0##', '#.##', '#,##0', '¥#,##0.0', '000'])}")`,
        () =>
          `TEXT(${day()}, "${pick(this.#random, ['yyyy-mm-dd', 'd.m.yy', 'yyyy年m月d日', 'hh:mm:ss', 'yyyy/mm/dd h:mm'])}")`,
        () => `TEXT(${n()})`,
      ],
      boolean: [
        () => `(${n()} ${this.#comparison()} ${n()})`,
        () => `(${n()} ${this.#comparison()} ${n()})`,
        () => `(${t()} ${this.#comparison()} ${t()})`,
        () => `(${d()} ${this.#comparison()} ${day()})`,
        () => `(${m()} ${this.#comparison()} ${day()})`,
        () => `(${b()} ${pick(this.#random, ['=', '<>'])} ${b()})`,
        () =>
          `(${this.#leaf('option')} ${pick(this.#random, ['=', '<>'])} ${pick(this.#random, [t(), this.#leaf('option')])})`,
        () => `AND(${b()}, ${b()})`,
        () => `OR(${b()}, ${b()})`,
        () => `NOT(${b()})`,
        () => `ISBLANK(${pick(this.#random, [n(), t(), b(), d(), m()])})`,
        () => `CONTAINS(${t()}, ${t()}${pick(this.#random, ['', ', "ignore_case"'])})`,
        () => `STARTSWITH(${t()}, ${t()}${pick(this.#random, ['', ', "ignore_case"'])})`,
        () =>
          `REGEXMATCH(${t()}, "${pick(this.#random, ['a', '^[a-z]+$', '\\d{2}', 'b|c.', '.文', '[^a-z]', '^(ab?)*$', '\\s'])}")`,
        () => `(${n()} in [1, 2.5, 0, 100])`,
        () => `(${t()} in ["a", "文", "won"])`,
        () => `((${m()} - ${m()}) > DURATION(${n()}, "hour"))`,
      ],
      date: [
        () => `(${d()} + ${n()})`,
        () => `(${d()} - ${n()})`,
        () => `DATE(${pick(this.#random, ['2024', '2026', n()])}, ${n()}, ${n()})`,
        () => `DATEVALUE(${m()})`,
        () => `DATEADD(${d()}, ${n()}, "${pick(this.#random, ['day', 'week', 'month', 'quarter', 'year'])}")`,
        () => `EOMONTH(${day()}, ${n()})`,
        () =>
          `${pick(this.#random, ['PERIODSTART', 'PERIODEND'])}(${day()}, "${pick(this.#random, ['week', 'month', 'quarter', 'half', 'year'])}")`,
        () => `${pick(this.#random, ['MIN', 'MAX'])}(${d()}, ${d()})`,
      ],
      datetime: [
        () => `(${m()} + ${n()})`,
        () => `(${m()} - DURATION(${n()}, "${pick(this.#random, ['day', 'hour', 'minute', 'second'])}"))`,
        () =>
          `DATEADD(${m()}, ${n()}, "${pick(this.#random, ['day', 'week', 'month', 'year', 'hour', 'minute', 'second'])}")`,
        () => `${pick(this.#random, ['MIN', 'MAX'])}(${m()}, ${m()})`,
      ],
      option: [() => this.#leaf('option')],
      duration: [() => `DURATION(${n()}, "minute")`],
    }
    return this.#random(4) === 0 ? pick(this.#random, any)() : pick(this.#random, own[kind])()
  }

  #comparison(): string {
    return pick(this.#random, ['=', '<>', '<', '<=', '>', '>='])
  }

  #aggregate(kind: Kind, depth: number): string {
    this.#inChild = true
    const where = this.#random(2) === 0 ? this.make('boolean', Math.min(depth, 1)) : ''
    const condition = where === '' ? '' : `, ${where}`
    this.#inChild = false
    const field: Partial<Record<Kind, string>> = {
      text: 'lines.product',
      boolean: 'lines.tested',
      date: 'lines.shipped_on',
    }
    if (kind === 'number') {
      const value = pick(this.#random, [
        'lines.quantity',
        'lines.price / 1',
        'lines.quantity * lines.rate',
        'lines.quantity / lines.rate',
        'LEN(lines.product)',
        'POWER(lines.quantity, 2)',
      ])
      return pick(this.#random, [
        `${pick(this.#random, ['SUM', 'AVG', 'MIN', 'MAX', 'COUNT', 'COUNTDISTINCT'])}(${value}${condition})`,
        `COUNT(lines${condition})`,
        `${pick(this.#random, ['FIRST', 'LAST'])}(${value}, ${where || 'TRUE'}, ${pick(this.#random, ['quantity', 'shipped_on', 'product', '-rate'])})`,
      ])
    }
    if (kind === 'datetime') return this.#leaf(kind)
    const picks = kind === 'date' ? ['FIRST', 'LAST', 'MIN', 'MAX'] : ['FIRST', 'LAST']
    return `${pick(this.#random, picks)}(${field[kind]}${condition})`
  }

  #leaf(kind: Kind): string {
    const child = this.#inChild
    const leaves: Record<Kind, string[]> = {
      number: child
        ? ['quantity', 'rate', '1', '0', '2.5', 'quantity']
        : [
            'quantity',
            'factor',
            'margin',
            'amount / cost',
            'quantity',
            'factor',
            '0',
            '1',
            '-1',
            '2',
            '3',
            '7',
            '0.5',
            '1.005',
            '-2.5',
            '100',
            '1000000',
            '0.00000000000000000001',
            '12345678901234567890.123456789',
            '31',
            '12',
            'BLANK()',
          ],
      text: child
        ? ['product', '"A"', '""']
        : ['name', 'notes', '""', '"a"', '"A b"', '"文"', '"12"', '"é"', '"ß"', '" "', 'account.name', '"a%_b"'],
      boolean: child
        ? ['tested', 'TRUE', 'kind = "goods"']
        : [
            'active',
            'urgent',
            'TRUE',
            'FALSE',
            'stage = "won"',
            'stage in ["won", "open"]',
            '"vip" in tags',
            'account.region = "north"',
          ],
      date: child
        ? ['shipped_on', '#2026-02-28#']
        : [
            'closed_on',
            'opened_on',
            '#2024-02-29#',
            '#2026-01-31#',
            '#2026-12-31#',
            'TODAY()',
            'account.since',
            '#9999-12-31#',
            '#1000-01-01#',
          ],
      datetime: child
        ? ['NOW()']
        : [
            'signed_at',
            'touched_at',
            'NOW()',
            '#2026-03-08T07:30:00Z#',
            '#2026-10-25T00:30:00.001Z#',
            '#2026-04-04T15:15:00Z#',
          ],
      option: child ? ['kind'] : ['stage'],
      duration: ['DURATION(1, "hour")'],
    }
    return pick(this.#random, leaves[kind])
  }
}

export function generateRecord(random: Random): SampleRecord {
  const maybe = <T extends Json>(make: () => T): T | null => (random(5) === 0 ? null : make())
  const decimal = (scale: number, size: number) => {
    const nasty = ['0', '1', '-1', '2', '3', '0.5', '-0.5', '10', '7', '100']
    if (random(2) === 0)
      return pick(
        random,
        nasty.filter((value) => (value.split('.')[1] ?? '').length <= scale),
      )
    const whole = String(random(10 ** Math.min(size, 9))) + (size > 9 ? String(random(10 ** 9)) : '')
    const fraction = scale === 0 ? '' : `.${Array.from({ length: 1 + random(scale) }, () => random(10)).join('')}`
    return `${random(3) === 0 ? '-' : ''}${whole.replace(/^0+(?=\d)/, '')}${fraction}`
  }
  const money = () => {
    const [whole = '0', fraction = ''] = decimal(2, 9).split('.')
    return `${whole}.${fraction.padEnd(2, '0')}`
  }
  const text = () =>
    Array.from({ length: 1 + random(6) }, () =>
      pick(random, ['a', 'b', 'A', 'z', ' ', '文', '中', '1', '9', 'é', 'ß', '😀', '%', "'", '\\', 'Σ']),
    ).join('')
  const date = () =>
    pick(random, [
      '2024-02-29',
      '2026-01-31',
      '2026-02-28',
      '2026-12-31',
      '2027-01-01',
      '1999-12-31',
      `20${String(random(60)).padStart(2, '0')}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
    ])
  const moment = () =>
    pick(random, [
      '2026-03-08T06:59:59.999Z',
      '2026-03-08T07:00:00.000Z',
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T06:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-10-25T00:59:59.000Z',
      '2026-04-04T15:00:00.000Z',
      '2026-10-03T15:30:00.000Z',
      `20${String(random(37)).padStart(2, '0')}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}T${String(random(24)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}.${String(random(1000)).padStart(3, '0')}Z`,
    ])
  const hasAccount = random(4) > 0
  return {
    id: 'd1',
    name: maybe(text),
    notes: maybe(text),
    amount: maybe(money),
    cost: maybe(money),
    quantity: maybe(() => decimal(3, 5)),
    factor: maybe(() => decimal(12, 18)),
    margin: maybe(() => decimal(6, 1)),
    stage: maybe(() => pick(random, ['open', 'won', 'lost'])),
    closed_on: maybe(date),
    opened_on: maybe(date),
    signed_at: maybe(moment),
    touched_at: maybe(moment),
    active: maybe(() => random(2) === 0),
    urgent: maybe(() => random(2) === 0),
    tags: maybe(() => ['new', 'vip'].slice(random(3))),
    owner: 'p1',
    ...(hasAccount
      ? {
          account: 'a1',
          'account.name': maybe(text),
          'account.region': maybe(() => pick(random, ['north', 'south'])),
          'account.since': maybe(date),
        }
      : { account: null }),
    lines: Array.from({ length: random(4) }, (_, index) => ({
      id: `l${index}`,
      product: maybe(() => pick(random, ['A', 'B', '文', 'a'])),
      quantity: maybe(() => decimal(3, 2)),
      price: maybe(money),
      rate: maybe(() => decimal(6, 1)),
      kind: maybe(() => pick(random, ['goods', 'service'])),
      shipped_on: maybe(date),
      tested: maybe(() => random(2) === 0),
    })),
  }
}
