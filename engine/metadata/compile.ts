import type { Crediting } from '../commission/crediting.ts'
import { orderFormulas } from '../formula/dependencies.ts'
import type { Typed } from '../formula/types/typed.ts'
import { type Calendar, compileCalendar, standardCalendar } from '../performance/calendar/index.ts'
import type { KpiModel } from '../performance/kpi/kpi-model.ts'
import type { TargetModel } from '../performance/target/target-model.ts'
import { type Bundle, isOfKind, type LinkedObject, nameFieldOf } from './bundle.ts'
import type { CheckedBundle } from './check.ts'
import { childRelations } from './child-relations.ts'
import { compileFieldOf, DEFAULT_CURRENCY } from './compile-field.ts'
import { defaultLayout, defaultView } from './defaults.ts'
import { fieldFormulas } from './formulas.ts'
import { deepFreeze, frozenMap } from './freeze.ts'
import { compileApproval } from './kinds/approval/compile-approval.ts'
import { compileCommissionPlan } from './kinds/commission-plan/compile-commission-plan.ts'
import { compileCrediting } from './kinds/commission-plan/compile-crediting.ts'
import type { CommissionPlanDocument } from './kinds/commission-plan/types.generated.ts'
import { amountDigits, compileKpi } from './kinds/kpi/compile-kpi.ts'
import type { LayoutDocument } from './kinds/layout/types.generated.ts'
import type { Stages } from './kinds/object/types.generated.ts'
import type { RuleDocument } from './kinds/rule/types.generated.ts'
import { compileScorecard } from './kinds/scorecard/compile-scorecard.ts'
import { compileTarget } from './kinds/target/compile-target.ts'
import type { ViewDocument } from './kinds/view/types.generated.ts'
import type {
  ApprovalModel,
  FieldModel,
  Model,
  ObjectModel,
  PlanModel,
  ScorecardModel,
  SlotNeed,
  StagesModel,
} from './model.ts'
import { slotNeeds } from './slots.ts'
import { finish, type Steps } from './steps.ts'

/** Compiles a bundle without errors to the model that the runtime interprets. Frozen all the way down. */
export function compileModel(bundle: CheckedBundle): Model {
  return finish(compileInSteps(bundle))
}

export function* compileInSteps(bundle: CheckedBundle): Steps<Model> {
  const app = deepFreeze(bundle.app.document)
  const objects = [...bundle.objects.values()].sort(bySystemThenName)
  const { layouts, views } = layoutsAndViews(bundle, objects)
  const slots = yield* slotNeeds(bundle, views)
  const compiled: [string, ObjectModel][] = []
  for (const object of objects) {
    compiled.push([object.name, compileObject(bundle, object, slots)])
    yield
  }
  return Object.freeze({
    app,
    objects: frozenMap(compiled),
    layouts: frozenMap(layouts.map((layout) => [`${layout.object}/${layout.name}`, deepFreeze(layout)])),
    views: frozenMap(views.map((view) => [`${view.object}/${view.name}`, deepFreeze(view)])),
    roles: frozenMap(documentsOf(bundle.roles)),
    pages: frozenMap(documentsOf(bundle.pages)),
    approvals: frozenMap(compileApprovals(bundle)),
    rules: frozenMap(rulesInOrder(bundle)),
    calendars: frozenMap(compileCalendars(bundle)),
    kpis: frozenMap(compileKpis(bundle)),
    scorecards: frozenMap(compileScorecards(bundle)),
    targets: frozenMap(compileTargets(bundle)),
    plans: frozenMap(compilePlans(bundle)),
    dashboards: frozenMap(documentsOf(bundle.dashboards)),
    formulas: yield* compileFormulas(bundle),
  })
}

/** In the order in which they are worked out; a checked bundle has no circles. */
function* compileFormulas(bundle: CheckedBundle): Steps<Model['formulas']> {
  const formulas = yield* fieldFormulas(bundle)
  const ordered = orderFormulas(formulas)
  if ('problems' in ordered) throw new Error('A checked bundle has no formulas in a circle.')
  return frozenMap(
    ordered.order.flatMap((field): [string, Typed][] => {
      const typed = formulas.get(field)
      return typed === undefined ? [] : [[field, typed]]
    }),
  )
}

/** By `object/name`. */
export function compileApprovals({ sources }: Bundle): [string, ApprovalModel][] {
  return sources
    .filter((source) => isOfKind(source, 'approval'))
    .map(({ document }) => [
      `${document.object}/${document.name}`,
      Object.freeze({ document: deepFreeze(document), definition: compileApproval(document) }),
    ])
}

/** By name; the standard one unless a document takes its place, then the others. */
export function compileCalendars({ app, calendars }: Bundle): [string, Calendar][] {
  const standard = standardCalendar(app?.document ?? {})
  const given = documentsOf(calendars).map(([name, document]): [string, Calendar] => [name, compileCalendar(document)])
  return [...new Map([[standard.name, standard], ...given])]
}

/** By `object/name`, in the order in which they go. */
export function rulesInOrder({ sources }: Bundle): [string, RuleDocument][] {
  const orderOf = ({ order = 100 }: RuleDocument) => order
  return sources
    .filter((source) => isOfKind(source, 'rule'))
    .map(({ document }): [string, RuleDocument] => [`${document.object}/${document.name}`, deepFreeze(document)])
    .sort(([name, rule], [other, than]) => orderOf(rule) - orderOf(than) || (name < other ? -1 : 1))
}

function compileKpis(bundle: CheckedBundle): [string, KpiModel][] {
  return [...bundle.kpis.values()].map(({ document }) => [document.name, compileKpi(document, bundle)])
}

/** By name. */
export function compileScorecards({ app, scorecards }: Bundle): [string, ScorecardModel][] {
  const currency = app?.document.currency ?? DEFAULT_CURRENCY
  return documentsOf(scorecards).map(([name, document]) => [
    name,
    Object.freeze({ document, definition: deepFreeze(compileScorecard(document, currency)) }),
  ])
}

/** By name. */
function compilePlans(bundle: CheckedBundle): [string, PlanModel][] {
  return documentsOf(bundle.plans).map(([name, document]) => [name, compilePlan(document, bundle)])
}

export function compilePlan(document: CommissionPlanDocument, bundle: Bundle): PlanModel {
  const definition = compileCommissionPlan(document, bundle)
  const crediting = document.components.flatMap((component): [string, Crediting][] => {
    const credited = compileCrediting(component, bundle, definition.currency)
    return credited === undefined ? [] : [[component.name, credited]]
  })
  return Object.freeze({
    ...{ document, definition },
    crediting: frozenMap(crediting),
  })
}

/** By name. */
export function compileTargets({ targets, kpis }: Bundle): [string, TargetModel][] {
  return documentsOf(targets).map(([name, document]) => {
    const kpi = kpis.get(document.kpi)?.document
    return [name, compileTarget(document, kpi === undefined ? 0 : amountDigits(kpi, document.decimals))]
  })
}

/** The layouts and views of objects; of those that have none, the ones that they get. */
export function layoutsAndViews(bundle: Bundle, objects: readonly LinkedObject[]): Pages {
  return {
    layouts: objects.flatMap((object) => orDefault(bundle.layoutsOf(object.name), () => defaultLayout(object))),
    views: objects.flatMap((object) => orDefault(bundle.viewsOf(object.name), () => defaultView(object))),
  }
}

interface Pages {
  readonly layouts: readonly LayoutDocument[]
  readonly views: readonly ViewDocument[]
}

export function compileObject(bundle: Bundle, linked: LinkedObject, slots: ReadonlyMap<string, SlotNeed>): ObjectModel {
  const { name, system } = linked
  const document = deepFreeze(linked.document)
  const nameField = nameFieldOf(document)
  const label = document.label ?? deepFreeze({ en: name })
  const parent = document.fields?.find((field) => field.type === 'masterDetail')
  const fields = [...linked.fields.values()].map((field): [string, FieldModel] => [
    field.name,
    deepFreeze(
      compileFieldOf(bundle, name, field, {
        isNameField: field.name === nameField,
        slot: slots.get(`${name}.${field.name}`),
      }),
    ),
  ])
  const { description, icon, stages } = document
  return Object.freeze({
    name,
    label,
    pluralLabel: document.pluralLabel ?? label,
    ...(description === undefined ? {} : { description }),
    ...(icon === undefined ? {} : { icon }),
    system,
    nameField,
    fields: frozenMap(fields),
    sharing: document.sharing ?? 'private',
    ...(document.sharing === 'parent' && parent !== undefined ? { parentField: parent.name } : {}),
    history: document.history ?? true,
    recordTypes: document.recordTypes ?? deepFreeze([]),
    ...(stages === undefined ? {} : { stages: compileStages(stages) }),
    validations: document.validations ?? deepFreeze([]),
    children: deepFreeze(childRelations(linked)),
  })
}

function compileStages({ field, since, dates = [], transitions = [] }: Stages): StagesModel {
  return Object.freeze({
    field,
    ...(since === undefined ? {} : { since }),
    dates: deepFreeze(dates),
    transitions: frozenMap(transitions.map(({ from, to }) => [from, deepFreeze(to)])),
  })
}

function orDefault<D>(sources: readonly { readonly document: D }[], make: () => D): readonly D[] {
  return sources.length === 0 ? [make()] : sources.map((source) => source.document)
}

/** By name, frozen, in the order of their names. */
export function documentsOf<D extends { readonly name: string }>(
  sources: ReadonlyMap<string, { readonly document: D }>,
): (readonly [string, D])[] {
  return [...sources.values()]
    .map(({ document }): readonly [string, D] => [document.name, deepFreeze(document)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function bySystemThenName(a: LinkedObject, b: LinkedObject): number {
  if (a.system !== b.system) return a.system ? -1 : 1
  return a.name < b.name ? -1 : 1
}
