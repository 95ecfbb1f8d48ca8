/** Cases as people write them, with all that goes without saying left out. */
import type { Json } from '../../fields/field-type.ts'
import type { Environment } from '../../formula/language.ts'
import { standardCalendar } from '../../formula/language.ts'
import { bundleFromDocuments, compileBundle, type MetadataDocument, type Model } from '../../metadata/index.ts'
import { text } from '../../performance/fraction.ts'
import {
  type CommissionPlan,
  type ComponentFacts,
  calculatePlan,
  type PayeeFacts,
  type PayeePeriod,
  type Span,
} from '../index.ts'

export interface WrittenCase {
  readonly name: string
  /** The arithmetic in words, and where the plan comes from. */
  readonly why?: string
  readonly plan: WrittenPlan
  readonly payees: Readonly<Record<string, WrittenPayee>>
  /** By payee and period; only what is said is looked at. */
  readonly expected: Readonly<Record<string, Readonly<Record<string, WrittenResult>>>>
}

export interface WrittenPlan {
  readonly components: readonly (Readonly<Record<string, Json>> & { readonly name: string })[]
  readonly [property: string]: Json | unknown
}

export interface WrittenPayee {
  readonly person?: PayeeFacts['person']
  readonly closed?: PayeeFacts['closed']
  readonly targetIncentive?: string
  /** By month (`2026-01`), quarter (`2026-Q1`) or year, or a part of one (`2026-01-16/2026-01-31`). */
  readonly periods: Readonly<Record<string, WrittenPeriod>>
}

export interface WrittenPeriod {
  readonly targetIncentive?: string
  readonly days?: Span['days']
  readonly kpis?: Span['kpis']
  readonly adjustments?: Span['adjustments']
  /** What was measured: a number, or all that is known. */
  readonly components?: Readonly<Record<string, string | WrittenFacts>>
}

export interface WrittenFacts extends Partial<Omit<ComponentFacts, 'measures'>> {
  readonly measure?: string
  readonly measures?: ComponentFacts['measures']
}

export interface WrittenResult {
  readonly paid?: string
  readonly earned?: string
  readonly owed?: string
  readonly held?: string
  readonly carried?: string
  readonly instalments?: PayeePeriod['instalments']
  /** What each earns, or why it has no result. */
  readonly components?: Readonly<Record<string, string | { readonly refused: string }>>
  readonly lines?: readonly object[]
}

const field = (name: string, type: string, more: object = {}) => ({ name, label: { en: name }, type, ...more })

/** An application around a plan: deals with what plans look at, people with a salary and a grade. */
const application = [
  {
    kind: 'app',
    name: 'shop',
    label: { en: 'Shop', 'zh-CN': '店' },
    formatVersion: 1,
    currency: 'CNY',
    languages: ['en'],
  },
  {
    kind: 'object',
    name: 'person',
    extends: true,
    fields: [field('salary', 'number'), field('grade', 'text'), field('headcount', 'number')],
  },
  {
    kind: 'object',
    name: 'deal',
    label: { en: 'Deal' },
    fields: [
      field('name', 'text', { required: true }),
      field('amount', 'number'),
      field('margin', 'number'),
      field('units', 'number'),
      field('discount', 'number'),
      field('term', 'number'),
      field('closed_on', 'date'),
      field('lost_on', 'date'),
      field('lost', 'number'),
    ],
  },
  {
    kind: 'object',
    name: 'payment',
    label: { en: 'Payment' },
    fields: [
      field('name', 'text', { required: true }),
      field('deal', 'masterDetail', { target: 'deal', children: { name: 'payments', label: { en: 'Payments' } } }),
      field('amount', 'number'),
      field('paid_on', 'date'),
    ],
  },
  ...['score', 'retention', 'complaints'].map((name) => ({
    kind: 'kpi',
    name,
    label: { en: name },
    measure: { from: 'entries' },
    ...(name === 'complaints' && { better: 'lower' }),
  })),
]

const credits = { from: 'credits', object: 'deal', date: 'closed_on', amount: 'amount' }

/** The document of a written plan. */
export function planDocument({ components, ...plan }: WrittenPlan): MetadataDocument {
  return {
    kind: 'commission-plan',
    name: 'plan',
    label: { en: 'Plan' },
    from: '2020-01-01',
    ...plan,
    components: components.map((component) => ({ label: { en: component.name }, measure: credits, ...component })),
  } as unknown as MetadataDocument
}

/** Compiles it within the application; problems are an error of the case. */
export function planOf(written: WrittenPlan): CommissionPlan {
  return modelOf(written).plan
}

export function modelOf(written: WrittenPlan): { readonly model: Model; readonly plan: CommissionPlan } {
  const { model, problems } = compileBundle(
    bundleFromDocuments([...(application as unknown as MetadataDocument[]), planDocument(written)]),
  )
  const plan = model?.plans.get('plan')?.definition
  if (model === undefined || plan === undefined)
    throw new Error(problems.map(({ code, path, message }) => `${code} ${path}: ${message.en}`).join('\n'))
  return { model, plan }
}

export function payeesOf(payees: WrittenCase['payees'], plan: CommissionPlan): readonly PayeeFacts[] {
  return Object.entries(payees).map(([payee, { person = {}, closed, targetIncentive, periods }]) => ({
    payee,
    person,
    ...(closed !== undefined && { closed }),
    spans: Object.entries(periods).map(([key, written]) => spanOf(key, written, targetIncentive, plan)),
  }))
}

function spanOf(
  key: string,
  { days, targetIncentive, kpis = {}, adjustments = [], components = {} }: WrittenPeriod,
  general: string | undefined,
  plan: CommissionPlan,
): Span {
  const { period, from, to } = readPeriod(key)
  const length = daysBetween(firstOf(period), lastOf(period))
  const incentive = targetIncentive ?? general
  return {
    period,
    from,
    to,
    within: withinOf(from),
    days: days ?? { active: daysBetween(from, to), of: length },
    ...(incentive !== undefined && { targetIncentive: incentive }),
    kpis,
    adjustments,
    components: Object.fromEntries(
      Object.entries(components).map(([name, facts]) => [name, factsOf(name, facts, plan)]),
    ),
  }
}

function factsOf(name: string, written: string | WrittenFacts, plan: CommissionPlan): ComponentFacts {
  const { measure, measures = {}, ...rest } = typeof written === 'string' ? { measure: written } : written
  const main = plan.components.find((component) => component.name === name)?.measures[0] ?? 'measure'
  const sums: Record<string, string> = measure === undefined ? { ...measures } : { [main]: measure, ...measures }
  if (rest.credits === undefined) return { measures: sums, ...rest }
  return { measures: { ...totals(rest.credits), ...sums }, ...rest }
}

function totals(credits: NonNullable<ComponentFacts['credits']>): Record<string, string> {
  const sums = new Map<string, number>([['count', credits.length]])
  for (const { measures } of credits)
    for (const [name, value] of Object.entries(measures)) sums.set(name, (sums.get(name) ?? 0) + Number(value))
  return Object.fromEntries([...sums].map(([name, value]) => [name, String(value)]))
}

function readPeriod(key: string): Pick<Span, 'period' | 'from' | 'to'> {
  const [from = '', to] = key.split('/')
  if (to === undefined) return { period: key, from: firstOf(key), to: lastOf(key) }
  return { period: from.slice(0, 7), from, to }
}

function monthsOf(period: string): readonly [first: number, last: number] {
  const quarter = /-Q(\d)$/.exec(period)?.[1]
  if (quarter !== undefined) return [Number(quarter) * 3 - 2, Number(quarter) * 3]
  const month = /-(\d\d)$/.exec(period)?.[1]
  return month === undefined ? [1, 12] : [Number(month), Number(month)]
}

function firstOf(period: string): string {
  return `${period.slice(0, 4)}-${String(monthsOf(period)[0]).padStart(2, '0')}-01`
}

function lastOf(period: string): string {
  return new Date(Date.UTC(Number(period.slice(0, 4)), monthsOf(period)[1], 0)).toISOString().slice(0, 10)
}

function withinOf(day: string): Span['within'] {
  const [year = '', month = '01'] = day.split('-')
  return { year, half: `${year}-H${Math.ceil(Number(month) / 6)}`, quarter: `${year}-Q${Math.ceil(Number(month) / 3)}` }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}

export const environment: Environment = {
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  calendar: standardCalendar,
  calendars: new Map(),
  now: '2026-12-31T00:00:00.000Z',
  currentUser: null,
  roles: new Set(),
  isManagerOf: () => false,
} as unknown as Environment

export function calculated({ plan: written, payees }: Pick<WrittenCase, 'plan' | 'payees'>): readonly PayeePeriod[] {
  const plan = planOf(written)
  return calculatePlan(plan, payeesOf(payees, plan), environment)
}

/** A result as cases write it. */
export function writtenResult(result: PayeePeriod) {
  const { paid, earned, owed, held, carried, instalments, lines, components } = result
  return {
    paid,
    earned,
    owed,
    held,
    carried,
    instalments,
    lines,
    components: Object.fromEntries(
      components.map((one) => [
        one.component,
        one.status === 'refused' ? { refused: one.refusal.refused } : text(one.earned),
      ]),
    ),
  }
}
