/** Currencies that changed plans pay on, or pay in, and that no exchange rate leads to. */
import { DEFAULT_CURRENCY, type DocumentChange, type Impact, type Model, type PlanModel } from '@attain/engine/metadata'
import { type ExchangeRate, exchangeRates } from '../../store/commission/exchange-rates.ts'
import type { Context } from '../context.ts'

/** `model` is that of the draft, whose changes these are. */
export async function missingRates(
  { db, view }: Context,
  model: Model,
  changes: readonly DocumentChange[],
): Promise<readonly Impact[]> {
  const isTouched = ({ document }: PlanModel) =>
    changes.some((change) => change.kind === 'app' || change.document === `commission-plan:${document.name}`)
  const plans = [...model.plans.values()].filter(isTouched)
  const needs = plans.map((plan) => ({ plan, from: foreignIn(plan, model) }))
  if (!needs.some(({ plan, from }) => from.length > 0 || plan.document.payIn !== undefined)) return []
  const known = await exchangeRates(db, view)
  return needs.flatMap(({ plan, from }) => {
    const into = plan.definition.currency
    const missing = from.filter((currency) => !known.some((rate) => isBetween(rate, currency, into)))
    const isPaidOut =
      plan.document.payIn === undefined || known.some((rate) => rate.from === into || rate.into === into)
    return [...missing.map((currency) => paidOn(plan, currency, into)), ...(isPaidOut ? [] : [paidIn(plan, into)])]
  })
}

/** The currencies of what a plan pays on, other than its own. */
function foreignIn({ document, definition, crediting }: PlanModel, { app, kpis, targets, plans }: Model): string[] {
  const own = app.currency ?? DEFAULT_CURRENCY
  const isMoney = (kpi: string | undefined) => kpis.get(kpi ?? '')?.unit.type === 'currency'
  const ofComponents = document.components.flatMap(({ measure, quota }) => [
    ...(measure.from === 'kpi' && isMoney(measure.kpi) ? [own] : []),
    ...(measure.from === 'earnings' ? [plans.get(measure.plan)?.definition.currency ?? own] : []),
    ...(quota?.from === 'target' && isMoney(targets.get(quota.target)?.kpi) ? [own] : []),
  ])
  const credited = [...crediting.values()].flatMap(({ worth }) => worth.flatMap(({ from }) => from ?? []))
  return [...new Set([...credited, ...ofComponents])].filter((currency) => currency !== definition.currency).sort()
}

function isBetween({ from, into }: ExchangeRate, a: string, b: string): boolean {
  return (from === a && into === b) || (from === b && into === a)
}

function paidOn({ document: { label } }: PlanModel, from: string, into: string): Impact {
  return {
    kind: 'rate-missing',
    weight: 'attention',
    message: {
      en: `“${label.en}” pays on amounts in ${from}, and there is no exchange rate between ${from} and ${into}: they pay nothing until there is one.`,
      'zh-CN': `“${label['zh-CN'] ?? label.en}”按 ${from} 金额计提，但没有 ${from} 与 ${into} 之间的汇率：录入汇率前，这些金额不计提。`,
    },
  }
}

function paidIn({ document: { label } }: PlanModel, into: string): Impact {
  return {
    kind: 'rate-missing',
    weight: 'attention',
    message: {
      en: `“${label.en}” pays people in their own currencies, and there is no exchange rate of ${into}: what is paid cannot be converted until there is one.`,
      'zh-CN': `“${label['zh-CN'] ?? label.en}”按个人币种发放，但没有 ${into} 的汇率：录入汇率前，无法折算发放金额。`,
    },
  }
}
