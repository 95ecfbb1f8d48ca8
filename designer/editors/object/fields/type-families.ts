import type { FieldType } from '../object-document.ts'

export const familyNames = ['words', 'numbers', 'time', 'choices', 'relations', 'computed', 'other'] as const

export const familyOf: Readonly<Record<FieldType, (typeof familyNames)[number]>> = {
  text: 'words',
  longText: 'words',
  email: 'words',
  phone: 'words',
  url: 'words',
  number: 'numbers',
  currency: 'numbers',
  percent: 'numbers',
  autoNumber: 'numbers',
  date: 'time',
  datetime: 'time',
  select: 'choices',
  multiSelect: 'choices',
  boolean: 'choices',
  tags: 'choices',
  lookup: 'relations',
  masterDetail: 'relations',
  user: 'relations',
  team: 'relations',
  formula: 'computed',
  rollup: 'computed',
  attachment: 'other',
  address: 'other',
}
