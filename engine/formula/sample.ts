/** The application, the record and the world of the examples: of the reference, of the case table, of trying things out. */
import type { Json } from '../fields/field-type.ts'
import { compileField } from '../metadata/compile-field.ts'
import type { FieldDocument } from '../metadata/kinds/object/types.generated.ts'
import type { FieldModel } from '../metadata/model.ts'
import type { Environment } from './evaluate/value.ts'
import type { FormulaScope } from './types/scope.ts'
import { digitsOfField, typeOfField } from './types/type.ts'
import type { ListPath } from './types/typed.ts'

const label = { en: 'label' }
const options = (...values: string[]) => values.map((value) => ({ value, label }))

const documents: Readonly<Record<string, readonly Omit<FieldDocument, 'label'>[]>> = {
  account: [
    { name: 'name', type: 'text' },
    { name: 'region', type: 'select', options: options('north', 'south', '华东') },
    { name: 'parent', type: 'lookup', target: 'account' },
    { name: 'credit', type: 'currency', currency: 'CNY' },
    { name: 'since', type: 'date' },
  ],
  person: [
    { name: 'name', type: 'text' },
    { name: 'manager', type: 'user' },
  ],
  deal: [
    { name: 'id', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'notes', type: 'longText' },
    { name: 'constructor', type: 'text' },
    { name: 'amount', type: 'currency', currency: 'CNY' },
    { name: 'cost', type: 'currency', currency: 'CNY' },
    { name: 'fee', type: 'currency', currency: 'USD' },
    { name: 'quantity', type: 'number', scale: 3 },
    { name: 'factor', type: 'number', scale: 12 },
    { name: 'margin', type: 'percent', scale: 6 },
    { name: 'stage', type: 'select', options: options('open', 'won', 'lost') },
    { name: 'level', type: 'select', options: options('a', 'b') },
    { name: 'closed_on', type: 'date' },
    { name: 'opened_on', type: 'date' },
    { name: 'signed_at', type: 'datetime' },
    { name: 'touched_at', type: 'datetime' },
    { name: 'active', type: 'boolean' },
    { name: 'urgent', type: 'boolean' },
    { name: 'tags', type: 'tags' },
    { name: 'levels', type: 'multiSelect', options: options('a', 'b') },
    { name: 'address', type: 'address' },
    { name: 'account', type: 'lookup', target: 'account' },
    { name: 'owner', type: 'user' },
    { name: 'assistant', type: 'user' },
  ],
  line: [
    { name: 'id', type: 'text' },
    { name: 'deal', type: 'masterDetail', target: 'deal' },
    { name: 'product', type: 'text' },
    { name: 'quantity', type: 'number', scale: 3 },
    { name: 'price', type: 'currency', currency: 'CNY' },
    { name: 'rate', type: 'percent', scale: 6 },
    { name: 'kind', type: 'select', options: options('goods', 'service') },
    { name: 'shipped_on', type: 'date' },
    { name: 'tested', type: 'boolean' },
  ],
}

export const sampleObjects: ReadonlyMap<string, ReadonlyMap<string, FieldModel>> = new Map(
  Object.entries(documents).map(([object, fields]) => [
    object,
    new Map(
      fields.map((field) => [
        field.name,
        {
          ...compileField({ label, ...field } as FieldDocument, { object, currency: 'CNY', isNameField: false }),
          ...(field.type === 'user' ? { target: 'person' } : {}),
        },
      ]),
    ),
  ]),
)

const lists: Readonly<Record<string, { readonly name: string; readonly object: string; readonly field: string }[]>> = {
  account: [{ name: 'deals', object: 'deal', field: 'account' }],
  deal: [{ name: 'lines', object: 'line', field: 'deal' }],
}

export function sampleScope(object: string): FormulaScope {
  const walk = (names: readonly string[]) => {
    const hops: FieldModel[] = []
    let at: string | undefined = object
    for (const name of names) {
      const hop: FieldModel | undefined = at === undefined ? undefined : sampleObjects.get(at)?.get(name)
      if (hop === undefined) return undefined
      hops.push(hop)
      at = hop.target
    }
    return at === undefined ? undefined : { at, hops }
  }
  return {
    object,
    calendars: new Set(['china', 'gulf']),
    field(path) {
      const names = path.split('.')
      const walked = walk(names.slice(0, -1))
      const field = walked && sampleObjects.get(walked.at)?.get(names.at(-1) as string)
      return field && walked && { path, hops: walked.hops, field }
    },
    list(path) {
      const names = path.split('.')
      const walked = walk(names.slice(0, -1))
      const relation = Object.hasOwn(lists, walked?.at ?? '')
        ? lists[walked?.at as string]?.find(({ name }) => name === names.at(-1))
        : undefined
      if (walked === undefined || relation === undefined) return undefined
      const list: ListPath = { path, hops: walked.hops, relation: { ...relation, label, masterDetail: true } }
      return { list, scope: sampleScope(relation.object) }
    },
    typeOf: (field) => ({ type: typeOfField(field), digits: digitsOfField(field) }),
    *candidates(path) {
      const names = path.split('.')
      const walked = walk(names.slice(0, -1))
      const prefix = names
        .slice(0, -1)
        .map((name) => `${name}.`)
        .join('')
      for (const name of sampleObjects.get(walked?.at ?? '')?.keys() ?? []) yield prefix + name
      for (const { name } of lists[walked?.at ?? ''] ?? []) yield prefix + name
    },
  }
}

/** The moment of every case: a Sunday, 14:30 in Shanghai. */
export const sampleEnvironment: Environment = {
  now: '2026-11-22T06:30:00.000Z',
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  weekStart: 1,
  calendar: { weekend: [6, 7], holidays: [], workdays: [] },
  calendars: new Map([
    // 国庆 2026, with the weekend days that are worked for it
    [
      'china',
      {
        weekend: [6, 7],
        holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
        workdays: ['2026-09-27', '2026-10-10'],
      },
    ],
    ['gulf', { weekend: [5, 6], holidays: [], workdays: [] }],
  ]),
  currentUser: 'p1',
  roles: new Set(['sales_manager']),
  isManagerOf: (person) => person === 'p2' || person === 'p3',
}

/** Values by name; `account.…` are those of the account, `lines` a list of such. */
export type SampleRecord = { readonly [name: string]: Json | undefined }

/** What a case means when it names no record. */
export const sampleDeal: SampleRecord = {
  id: 'd1',
  name: 'Acme 中国',
  amount: '2000.00',
  cost: '1500.50',
  fee: '30.00',
  quantity: '3',
  factor: '1.5',
  margin: '0.25',
  stage: 'won',
  level: 'a',
  closed_on: '2026-06-30',
  opened_on: '2026-01-31',
  signed_at: '2026-06-30T20:00:00.000Z',
  touched_at: '2026-07-01T01:15:30.250Z',
  active: true,
  tags: ['new', 'vip'],
  owner: 'p1',
  assistant: 'p2',
  account: 'a1',
  'account.name': 'Acme',
  'account.region': '华东',
  'account.credit': '10000.00',
  'account.since': '2020-02-29',
  'account.parent': 'a2',
  'account.parent.name': 'Acme Holding',
  'account.parent.region': 'north',
  lines: [
    {
      id: 'l1',
      product: 'A',
      quantity: '1',
      price: '100.00',
      rate: '0.1',
      kind: 'goods',
      shipped_on: '2026-03-01',
      tested: true,
    },
    { id: 'l2', product: 'B', quantity: '2', price: '200.00', rate: '0.2', kind: 'service', shipped_on: '2026-02-01' },
    { id: 'l3', product: 'A', quantity: '3', price: '100.00', kind: 'goods' },
  ],
}
