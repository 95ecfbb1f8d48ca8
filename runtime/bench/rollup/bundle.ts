const text = (en: string) => ({ en, 'zh-CN': en })

/** Accounts that keep the number and the sum of their deals. */
export const rollupDocuments: readonly object[] = [
  {
    kind: 'app',
    name: 'rollups',
    label: text('Roll-ups'),
    version: '1.0.0',
    formatVersion: 1,
    currency: 'USD',
    timeZone: 'UTC',
  },
  {
    kind: 'object',
    name: 'account',
    label: text('Account'),
    pluralLabel: text('Accounts'),
    fields: [
      { name: 'name', label: text('Name'), type: 'text', required: true },
      { name: 'deal_count', label: text('Deals'), type: 'rollup', children: 'deals', aggregate: 'count' },
      {
        name: 'won_total',
        label: text('Won'),
        type: 'rollup',
        children: 'deals',
        aggregate: 'sum',
        field: 'amount',
        where: 'stage = "won"',
      },
    ],
  },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    pluralLabel: text('Deals'),
    nameField: 'code',
    fields: [
      { name: 'code', label: text('Code'), type: 'text', required: true },
      {
        name: 'account',
        label: text('Account'),
        type: 'lookup',
        target: 'account',
        children: { name: 'deals', label: text('Deals') },
      },
      {
        name: 'stage',
        label: text('Stage'),
        type: 'select',
        options: ['open', 'won'].map((value) => ({ value, label: text(value) })),
      },
      { name: 'amount', label: text('Amount'), type: 'currency' },
    ],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]
