/** An application around a plan, as tests of facts need it: deals, people, finance. */
export const label = (en: string) => ({ en, 'zh-CN': en })

export const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })

export const object = (name: string, fields: readonly object[], more: object = {}) => ({
  ...{ kind: 'object', name, label: label(name), pluralLabel: label(`${name}s`), sharing: 'private' },
  fields: [field('name', 'text', { required: true }), ...fields],
  ...more,
})

/** Pays by tiers on what is credited to owners of won deals. */
export const component = (name: string, tiers: readonly object[], more: object = {}) => ({
  ...{ name, label: label(name), measure: dealsWon },
  pays: { by: 'table', tables: [{ tiers }] },
  ...more,
})

export const dealsWon = {
  ...{ from: 'credits', object: 'deal', when: 'stage = "won"', date: 'closed_on', amount: 'amount' },
}

/** What customers have paid of deals. */
export const payments = object(
  'payment',
  [
    field('deal', 'masterDetail', { target: 'deal', children: { name: 'payments', label: label('Payments') } }),
    field('amount', 'currency'),
    field('paid_on', 'date'),
  ],
  { sharing: 'parent' },
)

export const plan = (name: string, components: readonly object[], more: object = {}) => ({
  ...{ kind: 'commission-plan', name, label: label(name), for: 'title = "Agent"', from: '2026-01-01' },
  components,
  ...more,
})

/** Pays whoever sold, and a copy to everybody above them. */
export const salesAndOverride = plan('reps', [
  component('sales', [{ from: 0, value: 5 }], { window: 'yearToDate' }),
  component('override', [{ from: 0, value: 1 }], { measure: { ...dealsWon, to: [{ rule: 'managers' }] } }),
])

/** With deals that have these fields as well. */
export const application = (
  plans: readonly { readonly name: string }[],
  {
    dealFields = [],
    others = [],
  }: { readonly dealFields?: readonly object[]; readonly others?: readonly object[] } = {},
): readonly object[] => [
  { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  object('deal', [
    field('amount', 'currency'),
    field('closed_on', 'date'),
    field('stage', 'select', { options: ['open', 'won'].map((value) => ({ value, label: label(value) })) }),
    ...dealFields,
  ]),
  ...others,
  ...plans,
  { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  {
    ...{ kind: 'role', name: 'agent', label: label('Agent') },
    objects: [{ object: 'deal', create: true, read: true, edit: true, scope: 'own' }],
  },
  {
    ...{ kind: 'role', name: 'finance', label: label('Finance') },
    plans: plans.map(({ name }) => ({ plan: name, actions: ['run', 'close'] })),
  },
]
