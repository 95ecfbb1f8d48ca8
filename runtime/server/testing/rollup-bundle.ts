/** The deals of `deal-bundle.ts` with roll-ups of every kind, and beside each a formula field that asks the children. */
import { dealBundle } from './deal-bundle.ts'

type Field = { readonly name: string; readonly [setting: string]: unknown }
type Document = { readonly kind: string; readonly name: string; readonly fields?: readonly Field[] }

const label = (en: string) => ({ en, 'zh-CN': en })

interface RollupSettings {
  readonly children: string
  readonly aggregate: 'count' | 'sum' | 'avg' | 'min' | 'max'
  readonly field?: string
  readonly where?: string
  readonly scale?: number
  readonly index?: boolean
}

/** `returns` is the type of the formula field beside it. */
export function rollup(name: string, settings: RollupSettings): Field {
  return { name, label: label(name), type: 'rollup', ...settings }
}

function asked(name: string, returns: string, expression: string, more: object = {}): Field {
  return { name: `${name}_asked`, label: label(name), type: 'formula', returns, expression, ...more }
}

export const accountRollups: readonly Field[] = [
  rollup('deal_count', { children: 'deals', aggregate: 'count' }),
  rollup('owned_count', { children: 'deals', aggregate: 'count', where: 'NOT(ISBLANK(owner))' }),
  rollup('won_total', { children: 'deals', aggregate: 'sum', field: 'amount', where: 'stage = "won"', index: true }),
  rollup('largest', { children: 'deals', aggregate: 'max', field: 'amount' }),
  rollup('smallest', { children: 'deals', aggregate: 'min', field: 'amount', where: 'stage != "lost"' }),
  rollup('average', { children: 'deals', aggregate: 'avg', field: 'amount', scale: 4 }),
  rollup('mean_margin', { children: 'deals', aggregate: 'avg', field: 'margin' }),
  rollup('first_close', { children: 'deals', aggregate: 'min', field: 'closed_on' }),
  rollup('last_close', { children: 'deals', aggregate: 'max', field: 'closed_on', where: 'stage = "won"' }),
  rollup('pieces', { children: 'deals', aggregate: 'sum', field: 'quantity' }),
  rollup('full_deals', { children: 'deals', aggregate: 'count', where: 'lines_count > 1' }),
  rollup('below', { children: 'subsidiaries', aggregate: 'sum', field: 'won_total' }),
]

const accountAsked: readonly Field[] = [
  asked('deal_count', 'number', 'COUNT(deals)'),
  asked('owned_count', 'number', 'COUNT(deals, NOT(ISBLANK(owner)))'),
  asked('won_total', 'currency', 'SUM(deals.amount, stage = "won")'),
  asked('largest', 'currency', 'MAX(deals.amount)'),
  asked('smallest', 'currency', 'MIN(deals.amount, stage != "lost")'),
  asked('average', 'currency', 'AVG(deals.amount)', { scale: 4 }),
  asked('mean_margin', 'percent', 'AVG(deals.margin)'),
  asked('first_close', 'date', 'MIN(deals.closed_on)'),
  asked('last_close', 'date', 'MAX(deals.closed_on, stage = "won")'),
]

const dealFields: readonly Field[] = [
  rollup('quantity', { children: 'lines', aggregate: 'sum', field: 'quantity' }),
  rollup('lines_count', { children: 'lines', aggregate: 'count' }),
  asked('quantity', 'number', 'SUM(lines.quantity)'),
  asked('lines_count', 'number', 'COUNT(lines)'),
]

/** With these roll-ups on accounts in place of all. */
export function bundleWith(rollups: readonly Field[]): Document[] {
  const own = new Set(rollups.map(({ name }) => name))
  const added: Record<string, readonly Field[]> = {
    account: [...rollups, ...accountAsked.filter(({ name }) => own.has(name.replace(/_asked$/, '')))],
    deal: dealFields,
  }
  return (dealBundle as Document[]).map((document) =>
    document.kind === 'object' && added[document.name]
      ? { ...document, fields: [...(document.fields ?? []), ...(added[document.name] as readonly Field[])] }
      : document,
  )
}

export const rollupBundle: readonly Document[] = bundleWith(accountRollups)

const overRollups = new Set(['pieces', 'full_deals', 'below'])

/** Without roll-ups over roll-ups: what a write of one record moves here goes into its own statement. */
export const flatRollupBundle: readonly Document[] = bundleWith(
  accountRollups.filter(({ name }) => !overRollups.has(name)),
)
