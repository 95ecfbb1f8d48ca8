/** A small application for the tests of this folder: deals with lines, of accounts. */
import { type Bundle, indexBundle, type Source } from '@attain/engine/metadata'

const text = (en: string) => ({ en })
const options = (...values: string[]) =>
  values.map((value) => ({ value, label: text(value.charAt(0).toUpperCase() + value.slice(1)) }))
const field = (name: string, type: string, settings: object = {}) => ({
  name,
  label: text(name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')),
  type,
  ...settings,
})
const object = (name: string, label: string, fields: readonly object[]) => ({
  kind: 'object',
  name,
  label: text(label),
  fields: [field('name', 'text', { required: true }), ...fields],
})

export const sampleDocuments = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  object('account', 'Account', [
    field('region', 'select', { options: options('north', 'south') }),
    field('credit', 'currency'),
  ]),
  object('deal', 'Deal', [
    field('amount', 'currency'),
    field('cost', 'currency'),
    field('margin', 'percent'),
    field('stage', 'select', { options: options('open', 'won', 'lost') }),
    field('closed_on', 'date'),
    field('urgent', 'boolean'),
    field('labels', 'tags'),
    field('account', 'lookup', { target: 'account', children: { name: 'deals', label: text('Deals') } }),
    field('seller', 'user'),
    field('profit', 'formula', { expression: 'amount - cost', returns: 'currency' }),
    field('lines_total', 'rollup', { children: 'lines', aggregate: 'sum', field: 'price' }),
  ]),
  object('line', 'Line', [
    field('deal', 'masterDetail', { target: 'deal', children: { name: 'lines', label: text('Lines') } }),
    field('price', 'currency'),
    field('kind', 'select', { options: options('goods', 'service') }),
  ]),
]

const sources = sampleDocuments.map((document) => {
  const id = document.kind === 'app' ? 'app' : `object:${document.name}`
  return { path: id, id, system: false, document: document as unknown as Source['document'] }
})

export const sampleBundle: Bundle = indexBundle(sources, new Set())
