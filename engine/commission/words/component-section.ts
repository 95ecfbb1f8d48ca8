/** One component of a plan in plain words: what counts, for whom, what is asked, what is paid, and what limits it. */
import type { Component, Crediting, Credits, Measure } from '../../metadata/kinds/commission-plan/types.generated.ts'
import { planObjectName } from '../plan-object.ts'
import type { PlanNames } from './plan-names.ts'
import type { Section } from './plan-page.ts'
import { limitSentences, multiplierSentences } from './plan-parts.ts'
import { flatRate, tableOf } from './table-words.ts'
import type { Wording } from './wording.ts'

export function componentSection(wording: Wording, names: PlanNames, component: Component): Section {
  const { name, description, pays, multipliers = [] } = component
  const { language, label, plan } = wording
  const here = planObjectName(plan.name, name)
  const said = description?.[language] ?? description?.en
  return {
    title: label(name),
    sentences: [
      ...(said === undefined ? [] : [said]),
      ...measureSentences(wording, names, component.measure),
      ...askedSentences(wording, names, component),
      ...paySentences(wording, names, component, here),
      ...gateSentences(wording, names, component, here),
      ...limitSentences(wording, names, component, here),
      ...multiplierSentences(wording, names, multipliers, here),
      ...laterSentences(wording, names, component),
    ],
    tables:
      pays?.by === 'table' && onlyRate(component) === undefined
        ? pays.tables.map((table) => tableOf(wording, names, table, here))
        : [],
  }
}

/** In per cent, where one rate goes for everything. */
function onlyRate({ pays }: Component): string | undefined {
  const [table, ...later] = pays?.by === 'table' ? pays.tables : []
  return table === undefined || later.length > 0 ? undefined : flatRate(table)
}

function measureSentences(wording: Wording, names: PlanNames, measure: Measure): readonly string[] {
  const { t, number, percent, label } = wording
  switch (measure.from) {
    case 'credits':
      return creditSentences(wording, names, measure)
    case 'kpi':
      return [t('plan.measure.kpi', { kpi: names.kpi(measure.kpi) })]
    case 'objectives': {
      const list = measure.objectives.map(({ name, weight, card }) => {
        const said = t('plan.measure.objective', { objective: label(name), weight: percent(String(weight)) })
        if (card === undefined) return said
        return t(`plan.measure.${card.counts ?? 'score'}`, { said, scorecard: names.scorecard(card.scorecard) })
      })
      return [t('plan.measure.objectives', { list: list.join(t('list.comma')) })]
    }
    case 'contest': {
      const prizes = measure.prizes.map((prize) => number(String(prize))).join(t('list.comma'))
      return [
        t('plan.measure.contest', { kpi: names.kpi(measure.kpi), prizes }),
        t(`plan.ties.${measure.ties ?? 'share'}`, { kpi: names.kpi(measure.second ?? '') }),
      ]
    }
    case 'earnings':
      return [t('plan.measure.earnings', { plan: names.plan(measure.plan) })]
    case 'components':
      return [t('plan.measure.components')]
    default:
      return measure satisfies never
  }
}

function creditSentences(wording: Wording, names: PlanNames, measure: Credits): readonly string[] {
  const { object, date, amount, when, to = [{ rule: 'person' }] } = measure
  const values = { object: names.object(object), date: names.field(object, date) }
  return [
    amount === undefined
      ? wording.t('plan.measure.count', values)
      : wording.t('plan.measure.credits', { ...values, amount: names.formula(wording, amount, object) }),
    ...(when === undefined
      ? []
      : [wording.t('plan.measure.when', { condition: names.formula(wording, when, object) })]),
    ...to.map((rule) => creditedSentence(wording, names, object, rule)),
  ]
}

function creditedSentence({ t, percent }: Wording, names: PlanNames, object: string, rule: Crediting): string {
  if (rule.rule === 'splits') return t('plan.credited.splits')
  const share = { percent: percent(String(rule.percent ?? 100)) }
  if (rule.rule !== 'person') return t(`plan.credited.${rule.rule}`, share)
  return rule.field === undefined
    ? t('plan.credited.owner', share)
    : t('plan.credited.person', { ...share, field: names.field(object, rule.field) })
}

function askedSentences(wording: Wording, names: PlanNames, component: Component): readonly string[] {
  const { t } = wording
  const { window = 'period', rolling, quota, settles } = component
  return [
    ...(window === 'period'
      ? []
      : [t('plan.window', { window: t(`window.${window}`, { periods: String(rolling ?? '') }) })]),
    ...(settles === undefined ? [] : [t(`plan.settles.${settles}`)]),
    ...(quota === undefined
      ? []
      : quota.from === 'target'
        ? [t('plan.quota.target', { target: names.target(quota.target) })]
        : [t(`plan.quota.${quota.per ?? 'period'}`, { amount: names.formula(wording, quota.amount, 'person') })]),
  ]
}

function paySentences(wording: Wording, { formula }: PlanNames, component: Component, here: string): readonly string[] {
  const { t, number, percent } = wording
  const { weight, threshold, pays, measure } = component
  const rate = onlyRate(component)
  return [
    ...(weight === undefined ? [] : [t('plan.weight', { weight: percent(String(weight)) })]),
    ...(threshold === undefined
      ? []
      : [
          t(`plan.threshold.${threshold.pays ?? 'all'}`, {
            at: (threshold.of === 'measure' ? number : percent)(String(threshold.at)),
          }),
        ]),
    ...(rate === undefined ? [] : [t('plan.pays.flat', { percent: percent(rate) })]),
    ...(pays?.by === 'formula'
      ? [
          t(pays.gives === 'payout' ? 'plan.pays.payout' : 'plan.pays.formula', {
            formula: formula(wording, pays.formula, here),
          }),
        ]
      : []),
    ...(pays?.by === 'payout' || (pays === undefined && measure.from === 'objectives')
      ? [t('plan.pays.achieved')]
      : []),
  ]
}

function gateSentences(
  wording: Wording,
  { formula }: PlanNames,
  component: Component,
  here: string,
): readonly string[] {
  const { t, percent, label } = wording
  return (component.gates ?? []).map(({ name, when, otherwise = { pays: 'nothing' } }) =>
    t(`plan.gate.${otherwise.pays}`, {
      gate: label(name),
      condition: formula(wording, when, here),
      percent: otherwise.pays === 'percent' ? percent(String(otherwise.percent)) : '',
      tier: otherwise.pays === 'tiersBelow' ? String(otherwise.tier) : '',
    }),
  )
}

function laterSentences(wording: Wording, { formula }: PlanNames, component: Component): readonly string[] {
  const { t, percent } = wording
  const { pool, hold, clawback, measure } = component
  const object = measure.from === 'credits' ? measure.object : ''
  return [
    ...(pool === undefined ? [] : [t('plan.pool')]),
    ...(hold === undefined
      ? []
      : [hold.percent === undefined ? t('plan.hold') : t('plan.holdPart', { percent: percent(String(hold.percent)) })]),
    ...(clawback === undefined ? [] : [t('plan.clawback', { lost: formula(wording, clawback.lost, object) })]),
  ]
}
