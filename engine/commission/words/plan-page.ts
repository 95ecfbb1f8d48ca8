/** A whole plan as one page of plain words, made from its metadata, that a payee can sign. */
import { planObjectName } from '../plan-object.ts'
import { componentSection } from './component-section.ts'
import type { PlanNames } from './plan-names.ts'
import { limitSentences, multiplierSentences } from './plan-parts.ts'
import type { Wording } from './wording.ts'

export interface PlanPage {
  readonly title: string
  readonly description?: string
  readonly sections: readonly Section[]
  /** Where a payee signs. */
  readonly signing: {
    readonly title: string
    readonly statement: string
    readonly name: string
    readonly signature: string
    readonly date: string
  }
}

export interface Section {
  readonly title: string
  readonly sentences: readonly string[]
  readonly tables: readonly Table[]
}

export interface Table {
  /** What it is a table of. */
  readonly title: string
  /** What goes for all of it. */
  readonly notes: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function planPage(wording: Wording, names: PlanNames, currency: string): PlanPage {
  const { plan, language, t } = wording
  const description = plan.description?.[language] ?? plan.description?.en
  return {
    title: plan.label[language] ?? plan.label.en ?? plan.name,
    ...(description !== undefined && { description }),
    sections: [
      section(t('plan.general.title'), generalSentences(wording, names, currency)),
      ...plan.components.map((component) => componentSection(wording, names, component)),
      ...totalSections(wording, names),
      ...drawSections(wording, names),
      section(t('plan.payment.title'), paymentSentences(wording, names, currency)),
    ],
    signing: {
      title: t('sign.title'),
      statement: t('sign.statement'),
      name: t('sign.name'),
      signature: t('sign.signature'),
      date: t('sign.date'),
    },
  }
}

function section(title: string, sentences: readonly string[]): Section {
  return { title, sentences, tables: [] }
}

function generalSentences(wording: Wording, { formula }: PlanNames, currency: string): readonly string[] {
  const { t, plan } = wording
  const { from, to, every = 'month', targetIncentive, prorate } = plan
  const isThere = {
    quota: plan.components.some(({ quota }) => quota !== undefined),
    targetIncentive: targetIncentive !== undefined,
    draw: plan.draw !== undefined,
  }
  const prorated = (prorate?.of ?? (['quota', 'targetIncentive', 'draw'] as const)).filter((one) => isThere[one])
  return [
    to === undefined ? t('plan.general.from', { from }) : t('plan.general.fromTo', { from, to }),
    ...(plan.for === undefined ? [] : [t('plan.general.for', { condition: formula(wording, plan.for, 'person') })]),
    t('plan.general.every', { every: t(`every.${every}`), currency }),
    ...(targetIncentive === undefined
      ? []
      : [
          t(targetIncentive.per === 'year' ? 'plan.general.incentiveYear' : 'plan.general.incentivePeriod', {
            amount: formula(wording, targetIncentive.amount, 'person'),
          }),
        ]),
    ...(prorated.length === 0
      ? []
      : [t('plan.general.prorate', { what: prorated.map((one) => t(`plan.prorated.${one}`)).join(t('list.comma')) })]),
  ]
}

/** What happens to the sum of the components; nothing is said of one component alone with which nothing happens. */
function totalSections(wording: Wording, names: PlanNames): readonly Section[] {
  const { t, number, plan } = wording
  const { components, multipliers = [], poolCap } = plan
  const here = planObjectName(plan.name)
  const sentences = [
    ...multiplierSentences(wording, names, multipliers, here),
    ...limitSentences(wording, names, plan, here),
    ...(poolCap === undefined ? [] : [t('plan.poolCap', { amount: number(String(poolCap)) })]),
  ]
  if (components.length === 1 && sentences.length === 0) return []
  return [section(t('plan.total.title'), [t('plan.total.sum'), ...sentences])]
}

function drawSections(wording: Wording, { formula }: PlanNames): readonly Section[] {
  const { t, number, percent, plan } = wording
  const { draw } = plan
  if (draw === undefined) return []
  const { kind, amount, periods, percents, most, recovers } = draw
  return [
    section(t('plan.draw.title'), [
      t(`plan.draw.${kind}`, { amount: formula(wording, amount, planObjectName(plan.name)) }),
      ...(periods === undefined
        ? []
        : [periods === 1 ? t('plan.draw.once') : t('plan.draw.periods', { periods: String(periods) })]),
      ...(percents === undefined
        ? []
        : [t('plan.draw.percents', { percents: percents.map((one) => percent(String(one))).join(t('list.comma')) })]),
      ...(most === undefined ? [] : [t('plan.draw.most', { most: number(String(most)) })]),
      ...(recovers === undefined ? [] : [t('plan.draw.recovers', { percent: percent(String(recovers)) })]),
    ]),
  ]
}

function paymentSentences(wording: Wording, { field }: PlanNames, currency: string): readonly string[] {
  const { t, plan } = wording
  const { schedule = [] } = plan
  return [
    ...schedule.map(({ percent: part, after }) => instalmentSentence(wording, String(part), after)),
    ...(plan.payIn === undefined ? [] : [t('plan.payment.payIn', { field: field('person', plan.payIn) })]),
    t('plan.payment.carried'),
    t('plan.payment.rounded', { currency }),
  ]
}

function instalmentSentence({ t, percent }: Wording, part: string, after: number): string {
  const values = { percent: percent(part), periods: String(after) }
  if (after === 0) return t('plan.payment.instalment', values)
  return after === 1 ? t('plan.payment.instalmentNext', values) : t('plan.payment.instalmentLater', values)
}
