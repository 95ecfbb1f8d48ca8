const text = (en: string) => ({ en, 'zh-CN': en })

export const first = 'first@example.com'
export const second = 'second@example.com'

/** Deals that one person approves, and then another. */
export const approvalDocuments: readonly object[] = [
  { kind: 'app', name: 'approvals', label: text('Approvals'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    fields: [
      { name: 'name', label: text('Name'), type: 'text', required: true },
      { name: 'amount', label: text('Amount'), type: 'currency' },
    ],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  { kind: 'role', name: 'approver', label: text('Approver'), objects: [] },
  {
    kind: 'approval',
    object: 'deal',
    name: 'agreed',
    label: text('Agreed'),
    first: 'first',
    nodes: [
      {
        type: 'approval',
        name: 'first',
        label: text('First'),
        approvers: [{ from: 'people', people: [first] }],
        next: 'second',
      },
      {
        type: 'approval',
        name: 'second',
        label: text('Second'),
        approvers: [{ from: 'people', people: [second] }],
        next: 'end',
      },
    ],
  },
]
