/** Deals that any one of many judges may decide. */
const text = (en: string) => ({ en, 'zh-CN': en })

export const manyJudgesBundle: readonly object[] = [
  { kind: 'app', name: 'judges', label: text('Judges'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    fields: [
      { name: 'name', label: text('Name'), type: 'text', required: true },
      { name: 'agreed', label: text('Agreed'), type: 'number' },
      { name: 'refused', label: text('Refused'), type: 'number' },
    ],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  {
    kind: 'role',
    name: 'sales',
    label: text('Sales'),
    objects: [{ object: 'deal', read: true, create: true, edit: true, scope: 'own' }],
  },
  { kind: 'role', name: 'judge', label: text('Judge'), objects: [] },
  {
    kind: 'approval',
    object: 'deal',
    name: 'judged',
    label: text('Judged'),
    first: 'judges',
    nodes: [
      {
        type: 'approval',
        name: 'judges',
        label: text('Judges'),
        approvers: [{ from: 'role', role: 'judge' }],
        needed: 1,
        next: 'end',
      },
    ],
    onApproved: [{ do: 'setFields', values: [{ field: 'agreed', value: 'IF(ISBLANK(agreed), 1, agreed + 1)' }] }],
    onRejected: [{ do: 'setFields', values: [{ field: 'refused', value: 'IF(ISBLANK(refused), 1, refused + 1)' }] }],
  },
]
