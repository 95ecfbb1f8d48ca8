/** Deals whose approval has all that may be lost or done twice: steps side by side and in order, time, and every action. */
const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, settings: object = {}) => ({ name, label: text(name), type, ...settings })
const one = (role: string) => [{ from: 'role', role }]
const hook = { do: 'webhook', webhook: 'erp', fields: ['name'] }
const note = (about: string) => ({
  do: 'createRecord',
  object: 'note',
  values: [
    { field: 'name', value: `"${about}"` },
    { field: 'deal', value: 'id' },
  ],
})
/** Not the same when it is done twice. */
const count = (name: string) => ({
  do: 'setFields',
  values: [{ field: name, value: `IF(ISBLANK(${name}), 1, ${name} + 1)` }],
})

export const crashBundle: readonly object[] = [
  { kind: 'app', name: 'crash', label: text('Crash'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    fields: [
      field('name', 'text', { required: true }),
      ...['submitted', 'booked', 'agreed', 'refused'].map((name) => field(name, 'number')),
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
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  {
    kind: 'role',
    name: 'rep',
    label: text('Rep'),
    objects: [{ object: 'deal', read: true, create: true, edit: true, scope: 'own' }],
  },
  ...['sales', 'finance', 'board'].map((name) => ({ kind: 'role', name, label: text(name), objects: [] })),
  {
    kind: 'approval',
    object: 'deal',
    name: 'agreed',
    label: text('Agreed'),
    first: 'both',
    onSubmit: [count('submitted')],
    nodes: [
      { type: 'parallel', name: 'both', branches: [{ next: 'sales' }, { next: 'finance' }], join: 'together' },
      {
        type: 'approval',
        name: 'sales',
        approvers: one('sales'),
        inOrder: true,
        onApproved: [note('sales')],
        next: 'together',
      },
      {
        type: 'approval',
        name: 'finance',
        approvers: one('finance'),
        needed: 1,
        limits: [{ after: { amount: 1, unit: 'minutes' }, do: 'approve' }],
        next: 'together',
      },
      { type: 'join', name: 'together', next: 'board' },
      { type: 'approval', name: 'board', approvers: one('board'), onApproved: [hook], next: 'book' },
      { type: 'action', name: 'book', actions: [count('booked'), note('booked')], next: 'end' },
    ],
    onApproved: [
      count('agreed'),
      { do: 'notify', people: [{ from: 'submitter' }], title: text('Agreed: {name}') },
      hook,
    ],
    onRejected: [count('refused'), note('refused'), hook],
  },
]
