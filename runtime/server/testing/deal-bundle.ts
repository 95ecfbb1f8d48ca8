/** A small application for tests: accounts with subsidiaries, deals with stages, and roles of every scope. */

const text = (en: string, zh: string) => ({ en, 'zh-CN': zh })

const account = {
  kind: 'object',
  name: 'account',
  label: text('Account', '客户'),
  pluralLabel: text('Accounts', '客户'),
  sharing: 'read',
  fields: [
    { name: 'name', label: text('Name', '名称'), type: 'text', required: true, unique: true, search: true },
    {
      name: 'sector',
      label: text('Sector', '行业'),
      type: 'select',
      options: [
        { value: 'medical', label: text('Medical', '医疗') },
        { value: 'retail', label: text('Retail', '零售') },
      ],
    },
    {
      name: 'parent',
      label: text('Parent', '上级'),
      type: 'lookup',
      target: 'account',
      hierarchy: true,
      children: { name: 'subsidiaries', label: text('Subsidiaries', '子公司') },
    },
    { name: 'credit_limit', label: text('Credit limit', '信用额度'), type: 'currency' },
  ],
}

const deal = {
  kind: 'object',
  name: 'deal',
  label: text('Deal', '商机'),
  pluralLabel: text('Deals', '商机'),
  nameField: 'code',
  fields: [
    { name: 'code', label: text('Code', '编号'), type: 'text', required: true, unique: true, search: true },
    {
      name: 'account',
      label: text('Account', '客户'),
      type: 'lookup',
      target: 'account',
      children: { name: 'deals', label: text('Deals', '商机') },
    },
    {
      name: 'stage',
      label: text('Stage', '阶段'),
      type: 'select',
      required: true,
      default: 'open',
      options: [
        { value: 'open', label: text('Open', '进行中'), outcome: 'open' },
        { value: 'won', label: text('Won', '赢单'), outcome: 'won' },
        { value: 'lost', label: text('Lost', '输单'), outcome: 'lost' },
      ],
    },
    { name: 'amount', label: text('Amount', '金额'), type: 'currency' },
    { name: 'margin', label: text('Margin', '毛利率'), type: 'percent' },
    { name: 'closed_on', label: text('Closed on', '关闭日期'), type: 'date' },
    { name: 'tags', label: text('Tags', '标签'), type: 'tags' },
    { name: 'notes', label: text('Notes', '备注'), type: 'longText' },
  ],
  stages: {
    field: 'stage',
    transitions: [
      { from: 'open', to: ['won', 'lost'] },
      { from: 'won', to: [] },
      { from: 'lost', to: ['open'] },
    ],
  },
  validations: [
    {
      name: 'won_needs_amount',
      must: { or: [{ '!=': [{ var: 'stage' }, 'won'] }, { '!': [{ blank: [{ var: 'amount' }] }] }] },
      message: text('A won deal needs an amount.', '赢单须填写金额。'),
      field: 'amount',
    },
  ],
}

const line = {
  kind: 'object',
  name: 'line',
  label: text('Line', '明细'),
  pluralLabel: text('Lines', '明细'),
  nameField: 'title',
  sharing: 'parent',
  fields: [
    { name: 'title', label: text('Title', '标题'), type: 'text', required: true },
    {
      name: 'deal',
      label: text('Deal', '商机'),
      type: 'masterDetail',
      target: 'deal',
      children: { name: 'lines', label: text('Lines', '明细') },
    },
    { name: 'quantity', label: text('Quantity', '数量'), type: 'number' },
  ],
}

const view = {
  kind: 'view',
  name: 'all',
  object: 'deal',
  label: text('All', '全部'),
  type: 'table',
  columns: [{ field: 'code' }, { field: 'account' }, { field: 'stage' }, { field: 'amount' }, { field: 'closed_on' }],
  sort: [{ field: 'closed_on', direction: 'desc' }],
}

const all = { create: true, read: true, edit: true, delete: true, export: true, import: true }
const people = { object: 'person', read: true, scope: 'all', otherFields: 'read' }

export const dealRoles = [
  { kind: 'role', name: 'administrator', label: text('Administrator', '管理员'), administrator: true },
  ...(['own', 'team', 'subordinates', 'all'] as const).map((scope) => ({
    kind: 'role',
    name: `${scope}_scope`,
    label: text(scope, scope),
    objects: [
      { object: 'deal', ...all, scope },
      { object: 'line', ...all },
      { object: 'account', ...all, scope: 'all' },
      people,
    ],
  })),
  {
    kind: 'role',
    name: 'medical_only',
    label: text('Medical', '医疗'),
    objects: [
      { object: 'deal', ...all, scope: { where: { '==': [{ var: 'account.sector' }, 'medical'] } } },
      { object: 'account', read: true, scope: 'all' },
      people,
    ],
  },
  {
    kind: 'role',
    name: 'no_money',
    label: text('No money', '不看金额'),
    objects: [
      {
        object: 'deal',
        read: true,
        edit: true,
        scope: 'all',
        fields: [
          { field: 'amount', access: 'hidden' },
          { field: 'margin', access: 'read' },
        ],
      },
      { object: 'account', read: true, scope: 'all', fields: [{ field: 'credit_limit', access: 'hidden' }] },
      people,
    ],
  },
  { kind: 'role', name: 'nothing', label: text('Nothing', '无'), objects: [people] },
]

export const dealBundle: readonly object[] = [
  {
    kind: 'app',
    name: 'deals',
    label: text('Deals', '商机'),
    version: '1.0.0',
    formatVersion: 1,
    currency: 'USD',
    timeZone: 'UTC',
  },
  account,
  deal,
  line,
  view,
  ...dealRoles,
]
