/** An application for sandboxes: every type of field, references of every kind, roll-ups, running numbers. */
import { dealRoles } from './deal-bundle.ts'
import { rollup } from './rollup-bundle.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, settings: object = {}) => ({ name, label: text(name), type, ...settings })

export const sandboxBundle: object[] = [
  { kind: 'app', name: 'sandboxes', label: text('Sandboxes'), version: '1.0.0', formatVersion: 1 },
  {
    kind: 'object',
    name: 'customer',
    label: text('Customer'),
    pluralLabel: text('Customers'),
    sharing: 'read',
    fields: [
      field('name', 'text', { required: true, unique: true, search: true }),
      field('parent', 'lookup', {
        target: 'customer',
        hierarchy: true,
        children: { name: 'below', label: text('Below') },
      }),
      field('email', 'email', { unique: true }),
      field('code', 'text', { unique: true, maxLength: 2 }),
      field('phone', 'phone'),
      field('website', 'url'),
      field('address', 'address'),
      field('notes', 'longText'),
      field('labels', 'tags'),
      field('files', 'attachment'),
      field('number', 'autoNumber', { format: 'C-{0000}' }),
      rollup('visits_total', { children: 'visits', aggregate: 'sum', field: 'cost', index: true }),
      field('visits_total_asked', 'formula', { returns: 'currency', expression: 'SUM(visits.cost)' }),
      rollup('last_made', { children: 'visits', aggregate: 'max', field: 'at', where: 'done' }),
      field('last_made_asked', 'formula', { returns: 'datetime', expression: 'MAX(visits.at, done)' }),
      rollup('total_below', { children: 'below', aggregate: 'sum', field: 'visits_total' }),
    ],
  },
  {
    kind: 'object',
    name: 'visit',
    label: text('Visit'),
    pluralLabel: text('Visits'),
    sharing: 'parent',
    nameField: 'subject',
    fields: [
      field('subject', 'text', { required: true, search: true }),
      field('customer', 'masterDetail', { target: 'customer', children: { name: 'visits', label: text('Visits') } }),
      field('previous', 'lookup', { target: 'visit', children: { name: 'next', label: text('Next') } }),
      field('guide', 'user'),
      field('team', 'team'),
      field('cost', 'currency'),
      field('share', 'percent'),
      field('guests', 'number'),
      field('on', 'date'),
      field('at', 'datetime'),
      field('done', 'boolean'),
      field('kind', 'select', { options: [{ value: 'site', label: text('Site') }] }),
      field('kinds', 'multiSelect', { options: [{ value: 'site', label: text('Site') }] }),
    ],
  },
  ...dealRoles.filter(({ name }) => name === 'administrator'),
  {
    kind: 'role',
    name: 'rep',
    label: text('Rep'),
    objects: [{ object: 'customer', create: true, read: true, edit: true, scope: 'all' }],
  },
]
