/** What was credited to payees, bucket by bucket. */
import { needsOrder, type Refusal } from '@attain/engine/commission'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { type CreditSum, sumCredits } from '../../../store/commission/credit-sums.ts'
import { type CreditLine, listCredits, missingRates } from '../../../store/commission/credits.ts'
import type { Context } from '../../context.ts'
import type { LivePlan, Stretch } from '../plan.ts'

export interface Credited {
  /** Together, in some buckets. */
  sum(component: string, payee: string, buckets: readonly number[]): Pick<CreditSum, 'number' | 'measures'> | undefined
  /** One by one, in order; undefined where nothing asks for that. */
  list(component: string, payee: string, buckets: readonly number[]): readonly CreditLine[] | undefined

  /** What is not known of them. */
  refused(component: string, payee: string, buckets: readonly number[]): Refusal | undefined
}

export async function creditsIn(
  context: Context,
  plan: LivePlan,
  buckets: readonly Stretch[],
  ids: readonly string[],
): Promise<Credited> {
  const single = oneByOne(plan, buckets)
  const [sums, lines, missing] = await Promise.all([
    creditSums(context, plan, buckets, ids),
    creditLines(context, plan, buckets, single, ids),
    ratesMissing(context, plan, buckets, ids),
  ])
  return {
    sum: (component, payee, places) => {
      const own = sums.get(payee)
      return own && added(places.flatMap((at) => own.get(`${component} ${at}`) ?? []))
    },
    list: (component, payee, places) =>
      single.has(component) ? places.flatMap((at) => lines.get(`${component} ${payee} ${at}`) ?? []) : undefined,
    refused: (component, payee, places) =>
      missing.size === 0
        ? undefined
        : places.map((at) => missing.get(`${component} ${payee} ${at}`)).find((one) => one !== undefined),
  }
}

async function ratesMissing(
  { db, view }: Context,
  plan: LivePlan,
  buckets: readonly Stretch[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Refusal>> {
  const isForeign = [...plan.crediting.values()].some(({ worth }) => worth.some(({ from }) => from !== undefined))
  if (!isForeign) return new Map()
  const into = plan.definition.currency
  const missing = await missingRates(db, view, plan.name, edgesOf(buckets), ids)
  return new Map(
    missing.map(({ component, payee, stretch, currency, day }) => [
      `${component} ${payee} ${stretch - 1}`,
      { refused: 'rate-missing', currency, into, day },
    ]),
  )
}

function added(sums: readonly CreditSum[]): Pick<CreditSum, 'number' | 'measures'> | undefined {
  const [first] = sums
  if (first === undefined || sums.length === 1) return first
  const total = (of: (one: CreditSum) => string) => text(sum(sums.map((one) => fraction(of(one)))))
  return {
    number: total(({ number }) => number),
    measures: first.measures.map((_, i) => total((one) => one.measures[i] ?? '0')),
  }
}

/** By payee, then by component and place. */
async function creditSums(
  { db, view }: Context,
  plan: LivePlan,
  buckets: readonly Stretch[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, CreditSum>>> {
  const components = [...plan.crediting.keys()]
  const measures = Math.max(0, ...[...plan.crediting.values()].map(({ worth }) => worth.length))
  const sums = await sumCredits(db, view, plan.name, components, edgesOf(buckets), ids, measures)
  const ofPayees = new Map<string, Map<string, CreditSum>>()
  for (const one of sums) {
    const own = ofPayees.get(one.payee) ?? new Map<string, CreditSum>()
    ofPayees.set(one.payee, own.set(`${one.component} ${one.stretch - 1}`, one))
  }
  return ofPayees
}

/** Components whose transactions are paid alone, or whose order matters. */
function oneByOne({ definition }: LivePlan, buckets: readonly Stretch[]): ReadonlySet<string> {
  return new Set(
    definition.components
      .filter(
        (component) => component.window === 'transaction' || buckets.some(({ from }) => needsOrder(component, from)),
      )
      .map(({ name }) => name),
  )
}

async function creditLines(
  { db, view }: Context,
  plan: LivePlan,
  buckets: readonly Stretch[],
  components: ReadonlySet<string>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CreditLine[]>> {
  if (components.size === 0) return new Map()
  const edges = edgesOf(buckets)
  const [from = '', until = ''] = [edges[0], edges.at(-1)]
  const lines = await listCredits(db, view, plan.name, [...components], { from, until }, ids)
  return Map.groupBy(
    lines,
    ({ component, payee, day }) => `${component} ${payee} ${buckets.findLastIndex(({ from }) => from <= day)}`,
  )
}

function edgesOf(buckets: readonly Stretch[]): readonly string[] {
  return [...buckets.map(({ from }) => from), buckets.at(-1)?.until ?? '9999-12-31']
}
