/**
 * What formulas of a plan look names up in. Each component is an object whose fields are its figures; the other
 * components are its lookups, and so are the person and the KPIs: `service.attainment`, `person.grade`, `kpi.margin`.
 */
import type { NamedObject } from '../formula/paths.ts'
import type { CommissionPlanDocument, Component } from '../metadata/kinds/commission-plan/types.generated.ts'
import type { FieldModel, Text } from '../metadata/model.ts'
import { KPI_OBJECT } from '../performance/kpi/kpi-object.ts'
import { KPI, PERSON } from './reserved.ts'

/** No object can be called like this. */
const PREFIX = '$plan.'

/** The object of the formulas of a component; without one, of those of the plan. */
export function planObjectName(plan: string, component?: string): string {
  return component === undefined ? `${PREFIX}${plan}` : `${PREFIX}${plan}.${component}`
}

/** The plan and component that an object's name is about. */
export function readPlanObjectName(name: string): { readonly plan: string; readonly component?: string } | undefined {
  if (!name.startsWith(PREFIX)) return undefined
  const [plan = '', component] = name.slice(PREFIX.length).split('.')
  return component === undefined ? { plan } : { plan, component }
}

/** Figures of a component, in the order in which they are explained. */
export const figureLabels = {
  measure: { en: 'Measure', 'zh-CN': '度量值' },
  count: { en: 'Count', 'zh-CN': '记录数' },
  quota: { en: 'Quota', 'zh-CN': '指标' },
  attainment: { en: 'Attainment', 'zh-CN': '完成率' },
  target_incentive: { en: 'Target incentive', 'zh-CN': '目标奖金' },
  amount: { en: 'Amount so far', 'zh-CN': '当前金额' },
  earned: { en: 'Earned', 'zh-CN': '所得' },
} as const satisfies Readonly<Record<string, Text>>

/** Names that mean something in formulas, which neither components nor measures can have. */
export const reservedNames: ReadonlySet<string> = new Set([...Object.keys(figureLabels), PERSON, KPI])

export function planObject(document: CommissionPlanDocument, component?: string): NamedObject | undefined {
  const own = document.components.find(({ name }) => name === component)
  if (component !== undefined && own === undefined) return undefined
  const name = planObjectName(document.name, component)
  const fields: FieldModel[] = [
    ...(own === undefined ? planFigures : componentFigures(own)).map(([figure, label]) =>
      numberField(name, figure, label),
    ),
    ...document.components.map((other) =>
      lookupField(name, other.name, other.label, planObjectName(document.name, other.name)),
    ),
    lookupField(name, PERSON, { en: 'Person', 'zh-CN': '人员' }, 'person'),
    lookupField(name, KPI, { en: 'KPIs', 'zh-CN': '指标' }, KPI_OBJECT),
  ]
  return { name, fields: new Map(fields.map((field) => [field.name, field])), children: [] }
}

const planFigures: readonly (readonly [string, Text])[] = [
  ['amount', figureLabels.amount],
  ['target_incentive', figureLabels.target_incentive],
]

function componentFigures({ measure }: Component): readonly (readonly [string, Text])[] {
  const others = measure.from === 'credits' ? (measure.others ?? []) : []
  return [...Object.entries(figureLabels), ...others.map(({ name, label }) => [name, label ?? { en: name }] as const)]
}

function numberField(object: string, name: string, label: Text): FieldModel {
  return {
    ...common,
    object,
    name,
    type: 'number',
    valueType: 'number',
    label,
    document: { name, label, type: 'number' },
    scale: 20,
  }
}

function lookupField(object: string, name: string, label: Text, target: string): FieldModel {
  return {
    ...common,
    object,
    name,
    type: 'lookup',
    valueType: 'lookup',
    label,
    document: { name, label, type: 'lookup', target },
    target,
  }
}

const common = { builtIn: false, required: false, unique: false, search: false } as const
