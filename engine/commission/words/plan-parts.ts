/** What components and the whole plan have in common: keys, factors, limits. */
import type { Key, Limit, Multiplier } from '../../metadata/kinds/commission-plan/types.generated.ts'
import type { PlanNames } from './plan-names.ts'
import type { Wording } from './wording.ts'

export function keyWords(wording: Wording, { formula }: PlanNames, key: Key | undefined, here: string): string {
  const { t, label } = wording
  if (key === undefined) return t('plan.key.measure')
  switch (key.by) {
    case 'measure':
      return key.measure === undefined || key.measure === 'measure'
        ? t('plan.key.measure')
        : t('plan.key.named', { measure: label(key.measure) })
    case 'attainment':
      return t('plan.key.attainment')
    case 'component':
      return t('plan.key.component', {
        figure: t(`figure.${key.figure ?? 'attainment'}`),
        component: label(key.component),
      })
    case 'formula':
      return formula(wording, key.formula, here)
    default:
      return key satisfies never
  }
}

/** Bounds of attainment, and of ratios, are in per cent. */
export function boundWords({ number, percent }: Wording, key: Key | undefined, bound: string): string {
  const isPercent =
    key?.by === 'attainment' ||
    (key?.by === 'component' && (key.figure ?? 'attainment') === 'attainment') ||
    (key?.by === 'formula' && key.unit === 'percent')
  return isPercent ? percent(bound) : number(bound)
}

export function multiplierSentences(
  wording: Wording,
  names: PlanNames,
  multipliers: readonly Multiplier[],
  here: string,
): readonly string[] {
  const { t, percent, label } = wording
  return multipliers.map(({ name, factor, table }) => {
    if (table === undefined)
      return t('plan.multiplier.formula', {
        multiplier: label(name),
        formula: names.formula(wording, factor ?? '1', here),
      })
    const steps = table.steps.map((step) =>
      t('plan.multiplier.step', {
        from: boundWords(wording, table.key, String(step.from)),
        percent: percent(String(step.percent)),
      }),
    )
    return t('plan.multiplier.table', {
      multiplier: label(name),
      key: keyWords(wording, names, table.key, here),
      steps: steps.join(t('list.comma')),
    })
  })
}

export function limitSentences(
  wording: Wording,
  { formula }: PlanNames,
  limits: { readonly cap?: Limit; readonly floor?: Limit },
  here: string,
): readonly string[] {
  const { t, percent } = wording
  return (['cap', 'floor'] as const).flatMap((type) => {
    const limit = limits[type]
    if (limit === undefined) return []
    const amount =
      limit.percent === undefined
        ? formula(wording, limit.amount ?? '0', here)
        : t('plan.limit.percent', { percent: percent(String(limit.percent)) })
    return [t(`plan.limit.${type}`, { amount, per: t(`plan.per.${limit.per ?? 'period'}`) })]
  })
}
