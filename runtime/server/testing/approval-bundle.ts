/** Deals that are approved in several ways. */
const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, settings: object = {}) => ({ name, label: text(name), type, ...settings })
const option = (value: string) => ({ value, label: text(value) })
const all = { read: true, create: true, edit: true, delete: true, scope: 'all', import: true }

export const approvalBundle: readonly object[] = [
  {
    kind: 'app',
    name: 'approvals',
    label: text('Approvals'),
    formatVersion: 1,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
  },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    fields: [
      field('name', 'text', { required: true }),
      field('amount', 'currency'),
      field('discount', 'percent'),
      field('stage', 'select', { options: [option('open'), option('agreed'), option('refused')] }),
      field('secret', 'text'),
      field('reason', 'text'),
      field('reviewer', 'user'),
      field('due_on', 'date'),
    ],
    validations: [
      {
        name: 'agreed_needs_day',
        must: 'OR(stage != "agreed", ISBLANK(reason), NOT(ISBLANK(due_on)))',
        message: text('An agreed deal with a reason needs a due day.'),
        field: 'due_on',
      },
    ],
  },
  {
    kind: 'object',
    name: 'note',
    label: text('Note'),
    fields: [
      field('name', 'text', { required: true }),
      field('deal', 'lookup', { target: 'deal', children: { name: 'notes', label: text('Notes') } }),
    ],
  },
  {
    kind: 'role',
    name: 'sales',
    label: text('Sales'),
    objects: [
      { object: 'deal', ...all, scope: 'own', fields: [{ field: 'secret', access: 'hidden' }] },
      { object: 'note', ...all },
    ],
  },
  { kind: 'role', name: 'sales_desk', label: text('Sales desk'), objects: [{ object: 'deal', ...all }] },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  { kind: 'role', name: 'finance', label: text('Finance'), objects: [] },
  { kind: 'role', name: 'product', label: text('Product'), objects: [] },
  { kind: 'role', name: 'nobody_special', label: text('Nobody'), objects: [] },
  {
    kind: 'approval',
    object: 'deal',
    name: 'discount',
    label: text('Discount'),
    first: 'managers',
    nodes: [
      {
        type: 'approval',
        name: 'managers',
        label: text('Managers'),
        approvers: [{ from: 'managers' }],
        inOrder: true,
        next: 'how_much',
      },
      {
        type: 'condition',
        name: 'how_much',
        label: text('How much'),
        branches: [{ when: 'discount > 0.2', next: 'director' }],
        otherwise: 'end',
      },
      {
        type: 'approval',
        name: 'director',
        label: text('Managers'),
        approvers: [{ from: 'managers', title: 'Director' }],
        inOrder: true,
        next: 'both',
      },
      {
        type: 'parallel',
        name: 'both',
        branches: [{ next: 'finance' }, { next: 'product' }],
        join: 'together',
      },
      {
        type: 'approval',
        name: 'finance',
        label: text('Finance'),
        approvers: [{ from: 'role', role: 'finance' }],
        fields: [
          { field: 'secret', right: 'hidden' },
          { field: 'reason', right: 'edit' },
        ],
        next: 'together',
      },
      {
        type: 'approval',
        name: 'product',
        label: text('Product'),
        approvers: [{ from: 'role', role: 'product' }],
        next: 'together',
      },
      { type: 'join', name: 'together', next: 'tell' },
      {
        type: 'copy',
        name: 'tell',
        label: text('Tell the director'),
        people: [{ from: 'people', people: ['chief@example.com'] }],
        next: 'end',
      },
    ],
    onApproved: [{ do: 'setFields', values: [{ field: 'stage', value: '"agreed"' }] }],
    onRejected: [{ do: 'setFields', values: [{ field: 'stage', value: '"refused"' }] }],
  },
  {
    kind: 'approval',
    object: 'deal',
    name: 'checked',
    label: text('Checked'),
    first: 'check',
    nodes: [
      {
        type: 'approval',
        name: 'check',
        label: text('Check'),
        approvers: [{ from: 'role', role: 'finance' }],
        fields: [
          { field: 'reason', right: 'required' },
          { field: 'due_on', right: 'edit' },
        ],
        next: 'agree',
      },
      {
        type: 'action',
        name: 'agree',
        actions: [{ do: 'setFields', values: [{ field: 'stage', value: '"agreed"' }] }],
        next: 'end',
      },
    ],
  },
  {
    kind: 'approval',
    object: 'deal',
    name: 'nobody',
    label: text('Nobody'),
    first: 'reviewer',
    nodes: [
      {
        type: 'approval',
        name: 'reviewer',
        approvers: [{ from: 'field', field: 'reviewer' }],
        nobody: { do: 'administrator' },
        next: 'end',
      },
    ],
  },
  {
    kind: 'approval',
    object: 'deal',
    name: 'outer',
    label: text('Outer'),
    first: 'inner',
    nodes: [
      { type: 'subprocess', name: 'inner', approval: 'checked', next: 'managers' },
      { type: 'approval', name: 'managers', approvers: [{ from: 'managers' }], next: 'end' },
    ],
  },
]
