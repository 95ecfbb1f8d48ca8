/** An object for tests, as the API gives it: every type that matters to forms. */
import type { FieldBody, ObjectBody } from '@attain/contract'

export function field(name: string, type: string, more: Partial<FieldBody> = {}): FieldBody {
  return {
    name,
    type,
    valueType: more.document?.returns === undefined ? type : String(more.document.returns),
    label: { en: name[0]?.toUpperCase() + name.slice(1), 'zh-CN': `${name}字段` },
    access: 'edit',
    builtIn: false,
    required: false,
    unique: false,
    sortable: true,
    filterable: true,
    document: { name, type, label: { en: name } },
    ...more,
  }
}

export const opportunity: ObjectBody = {
  name: 'opportunity',
  label: { en: 'Opportunity', 'zh-CN': '商机' },
  pluralLabel: { en: 'Opportunities', 'zh-CN': '商机' },
  nameField: 'name',
  rights: { create: true, edit: true, delete: true, export: true, import: true },
  stages: { field: 'stage', transitions: { open: ['won', 'lost'], won: [] } },
  fields: [
    field('name', 'text', { required: true }),
    field('amount', 'currency', { currency: 'USD', scale: 2 }),
    field('discount', 'percent', { scale: 6 }),
    field('stage', 'select', {
      options: [
        { value: 'open', label: { en: 'Open', 'zh-CN': '进行中' }, outcome: 'open' },
        { value: 'won', label: { en: 'Won', 'zh-CN': '赢单' }, outcome: 'won' },
        { value: 'lost', label: { en: 'Lost', 'zh-CN': '丢单' }, outcome: 'lost' },
      ],
      document: { default: 'open', help: { en: 'Where it stands', 'zh-CN': '当前进展' } },
    }),
    field('close_date', 'date'),
    field('account', 'lookup', { target: 'account' }),
    field('code', 'autoNumber'),
    field('secret', 'text', { access: 'read' }),
    field('tags', 'tags'),
    field('owner', 'user', { builtIn: true, target: 'person' }),
  ],
  children: [],
  validations: [
    {
      name: 'won_needs_date',
      must: { or: [{ '!=': [{ var: 'stage' }, 'won'] }, { '!': [{ blank: [{ var: 'close_date' }] }] }] },
      message: { en: 'A won deal needs a close date.', 'zh-CN': '赢单必须有关闭日期。' },
      field: 'close_date',
    },
  ],
}

export const account: ObjectBody = {
  ...opportunity,
  name: 'account',
  label: { en: 'Account', 'zh-CN': '客户' },
  pluralLabel: { en: 'Accounts', 'zh-CN': '客户' },
  fields: [
    field('name', 'text'),
    field('sector', 'select', { options: [{ value: 'medical', label: { en: 'Medical', 'zh-CN': '医疗' } }] }),
  ],
  validations: [],
}
delete account.stages
