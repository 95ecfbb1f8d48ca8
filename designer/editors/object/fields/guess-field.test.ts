import { expect, test } from 'vitest'
import { guessField } from './guess-field.ts'

const types = [
  { name: 'text', labels: ['Text', '文本'] },
  { name: 'longText', labels: ['Long text', '长文本'] },
  { name: 'number', labels: ['Number', '数字'] },
  { name: 'currency', labels: ['Currency', '金额'] },
  { name: 'date', labels: ['Date', '日期'] },
  { name: 'datetime', labels: ['Date and time', '日期时间'] },
  { name: 'select', labels: ['Select', '单选'] },
  { name: 'multiSelect', labels: ['Multi-select', '多选'] },
  { name: 'lookup', labels: ['Lookup', '查找关系'] },
  { name: 'boolean', labels: ['Yes / no', '是 / 否'] },
]
const objects = [
  { name: 'account', labels: ['Account', '客户'] },
  { name: 'site_visit', labels: ['Site visit', '现场拜访'] },
]

test.each([
  ['Amount : currency', { label: 'Amount', type: 'currency' }],
  ['Amount:cur', { label: 'Amount', type: 'currency' }],
  ['Amount', { label: 'Amount', type: 'currency' }],
  ['Anything', { label: 'Anything', type: 'text' }],
  ['Anything :', { label: 'Anything', type: 'text' }],
  ['Visited on', { label: 'Visited on', type: 'date' }],
  ['Visit : date and time', { label: 'Visit', type: 'datetime' }],
  ['Visit : date', { label: 'Visit', type: 'date' }],
  ['Notes', { label: 'Notes', type: 'longText' }],
  ['Win probability', { label: 'Win probability', type: 'percent' }],
  ['Is urgent', { label: 'Is urgent', type: 'boolean' }],
  ['Account', { label: 'Account', type: 'lookup', target: 'account' }],
  ['Customer : account', { label: 'Customer', type: 'lookup', target: 'account' }],
  ['Customer : lookup site visit', { label: 'Customer', type: 'lookup', target: 'site_visit' }],
  ['Account : lookup', { label: 'Account', type: 'lookup', target: 'account' }],
  ['Result : select Good, Bad', { label: 'Result', type: 'select', options: ['Good', 'Bad'] }],
  ['Result : select(Good, Bad, Good)', { label: 'Result', type: 'select', options: ['Good', 'Bad'] }],
  ['金额', { label: '金额', type: 'currency' }],
  ['拜访日期', { label: '拜访日期', type: 'date' }],
  ['客户', { label: '客户', type: 'lookup', target: 'account' }],
  ['结果：单选 满意、一般', { label: '结果', type: 'select', options: ['满意', '一般'] }],
  ['负责人', { label: '负责人', type: 'user' }],
  ['', { label: '', type: 'text' }],
])('%s', (line, expected) => expect(guessField(line, types, objects)).toEqual(expected))
