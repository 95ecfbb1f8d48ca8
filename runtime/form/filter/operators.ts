/** Which operators the editor offers for a field, in the order in which people need them. */
import type { FieldBody } from '@attain/contract'
import { type Operator as EngineOperator, fieldTypes } from '@attain/engine/fields'
import type { FieldType } from '@attain/engine/metadata'
import type { FieldCondition, Operator } from './filter.ts'

const WORDS: readonly Operator[] = ['contains', 'startsWith', 'is', 'isNot', 'blank', 'filled']
const NUMBERS: readonly Operator[] = ['is', 'atLeast', 'atMost', 'more', 'less', 'between', 'blank', 'filled']
const DAYS: readonly Operator[] = [
  'is',
  'atLeast',
  'atMost',
  'between',
  'today',
  'beforeToday',
  'afterToday',
  'blank',
  'filled',
]
const REFERENCES: readonly Operator[] = ['anyOf', 'noneOf', 'blank', 'filled']

/** By the type of the values: a computed field is asked as what it gives. */
const OFFERED: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: WORDS,
  longText: WORDS,
  email: WORDS,
  phone: WORDS,
  url: WORDS,
  autoNumber: WORDS,
  number: NUMBERS,
  currency: NUMBERS,
  percent: NUMBERS,
  date: DAYS,
  datetime: DAYS.filter((operator) => operator !== 'is' && operator !== 'today'),
  boolean: ['yes', 'no'],
  select: ['anyOf', 'noneOf', 'blank', 'filled'],
  multiSelect: ['has', 'blank', 'filled'],
  tags: ['has', 'blank', 'filled'],
  lookup: REFERENCES,
  masterDetail: REFERENCES,
  user: ['me', ...REFERENCES],
  team: REFERENCES,
  address: ['contains', 'blank', 'filled'],
  attachment: ['blank', 'filled'],
  formula: [],
  rollup: [],
}

/** What each operator is made of, to leave out what the engine refuses for a type. */
const NEEDS: Readonly<Record<Operator, EngineOperator>> = {
  contains: 'contains',
  startsWith: 'startsWith',
  is: '==',
  isNot: '!=',
  less: '<',
  atMost: '<=',
  more: '>',
  atLeast: '>=',
  between: '<=',
  anyOf: 'in',
  noneOf: 'in',
  has: 'contains',
  yes: '==',
  no: '!=',
  me: '==',
  today: '==',
  beforeToday: '<',
  afterToday: '>',
  blank: 'blank',
  filled: 'blank',
}

export function operatorsFor(field: Pick<FieldBody, 'valueType' | 'filterable'>): readonly Operator[] {
  const type = field.valueType as FieldType
  if (!field.filterable) return []
  const known = fieldTypes[type].operators
  return OFFERED[type].filter((operator) => known.includes(NEEDS[operator]))
}

/** The same condition with an operator that is offered: "is" one option becomes "is any of" that one. */
export function asOffered(condition: FieldCondition, offered: readonly Operator[]): FieldCondition {
  const { operator, value } = condition
  const several = operator === 'is' ? 'anyOf' : operator === 'isNot' ? 'noneOf' : undefined
  if (!several || offered.includes(operator) || !offered.includes(several)) return condition
  return { ...condition, operator: several, value: [value] }
}

/** The input for the value of a condition. Words are searched for with a plain text input, lists chosen with a list input. */
export function inputTypeFor(type: FieldType, operator: Operator): FieldType {
  if (operator === 'contains' || operator === 'startsWith') return 'text'
  if (operator === 'anyOf' || operator === 'noneOf') return type === 'select' ? 'multiSelect' : type
  if (operator === 'has') return type === 'multiSelect' ? 'select' : 'text'
  return type === 'longText' || type === 'autoNumber' || type === 'email' || type === 'url' ? 'text' : type
}
