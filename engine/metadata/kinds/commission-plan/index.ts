import { planObjectName } from '../../../commission/plan-object.ts'
import type { Bundle } from '../../bundle.ts'
import type { Gives } from '../../formulas.ts'
import type { Formula } from '../definitions.generated.ts'
import type { KindDefinition, Link } from '../kind.ts'
import type {
  CommissionPlanDocument,
  Component,
  Crediting,
  Credits,
  Key,
  Limit,
  Multiplier,
  RateTable,
} from './types.generated.ts'

/** The system object that a dispute is, for the approval that decides. */
export const DISPUTE = 'commission_dispute'

export const commissionPlan: KindDefinition<'commission-plan'> = {
  kind: 'commission-plan',
  folder: 'commission-plans',
  label: { en: 'Commission plan', 'zh-CN': '奖金方案' },
  pluralLabel: { en: 'Commission plans', 'zh-CN': '奖金方案' },
  identifiedBy: ['name'],
  *links(document) {
    const { calendar, payIn, targetIncentive, components, multipliers, draw, disputes } = document
    if (document.for !== undefined) yield formula('/for', 'person', document.for, 'condition', 'sets')
    if (calendar !== undefined) yield { place: '/calendar', to: 'calendar', name: calendar }
    if (payIn !== undefined) yield formula('/payIn', 'person', payIn, 'anything', 'records')
    if (targetIncentive !== undefined) yield ofPerson('/targetIncentive/amount', targetIncentive.amount)
    for (const [index, component] of components.entries())
      yield* componentLinks(component, `/components/${index}`, document)
    const here = planObjectName(document.name)
    yield* multiplierLinks(multipliers, '', here)
    yield* limitLinks(document, '', here)
    if (draw !== undefined) yield formula('/draw/amount', here, draw.amount, 'number', 'records')
    if (disputes !== undefined)
      yield { place: '/disputes/approval', to: 'approval', object: DISPUTE, name: disputes.approval }
  },
  *linksThrough({ components }, bundle) {
    for (const [index, { measure, hold }] of components.entries()) {
      if (measure.from !== 'credits') continue
      const at = `/components/${index}`
      for (const [position, rule] of (measure.to ?? []).entries())
        if (rule.rule === 'splits') yield* splitLinks(measure, rule, `${at}/measure/to/${position}`, bundle)
      const payments = hold && bundle.objects.get(measure.object)?.children.get(hold.payments)
      if (hold === undefined || payments === undefined) continue
      yield { place: `${at}/hold/amount`, to: 'field', object: payments.object, name: hold.amount }
      yield { place: `${at}/hold/date`, to: 'field', object: payments.object, name: hold.date }
    }
  },
}

function* componentLinks(component: Component, at: string, { name: plan }: CommissionPlanDocument): Generator<Link> {
  const { name, measure, quota, pays, gates = [], multipliers, pool, hold, clawback } = component
  const here = planObjectName(plan, name)
  yield* measureLinks(component, at)
  if (quota?.from === 'target') yield { place: `${at}/quota/target`, to: 'target', name: quota.target }
  if (quota?.from === 'amount') yield ofPerson(`${at}/quota/amount`, quota.amount)
  if (pays?.by === 'formula') yield formula(`${at}/pays/formula`, here, pays.formula, 'number', 'records')
  if (pays?.by === 'table')
    for (const [index, table] of pays.tables.entries()) yield* tableLinks(table, `${at}/pays/tables/${index}`, here)
  for (const [index, { when }] of gates.entries())
    yield formula(`${at}/gates/${index}/when`, here, when, 'condition', 'records')
  yield* multiplierLinks(multipliers, at, here)
  yield* limitLinks(component, at, here)
  if (pool?.weight !== undefined) yield ofPerson(`${at}/pool/weight`, pool.weight)
  if (measure.from !== 'credits') return
  const { object } = measure
  if (hold !== undefined) {
    yield { place: `${at}/hold/payments`, to: 'children', object, name: hold.payments }
    if (hold.owed !== undefined) yield formula(`${at}/hold/owed`, object, hold.owed, 'number', 'sets')
  }
  if (clawback !== undefined) {
    yield formula(`${at}/clawback/date`, object, clawback.date, 'moment', 'sets')
    yield formula(`${at}/clawback/lost`, object, clawback.lost, 'number', 'sets')
  }
}

function* measureLinks({ measure }: Component, at: string): Generator<Link> {
  const place = `${at}/measure`
  switch (measure.from) {
    case 'credits':
      yield* creditLinks(measure, place)
      return
    case 'kpi':
      yield { place: `${place}/kpi`, to: 'kpi', name: measure.kpi }
      return
    case 'contest':
      yield { place: `${place}/kpi`, to: 'kpi', name: measure.kpi }
      if (measure.second !== undefined) yield { place: `${place}/second`, to: 'kpi', name: measure.second }
      return
    case 'earnings':
      yield { place: `${place}/plan`, to: 'commission-plan', name: measure.plan }
      return
    case 'objectives':
      for (const [index, { card }] of measure.objectives.entries())
        if (card !== undefined)
          yield { place: `${place}/objectives/${index}/card/scorecard`, to: 'scorecard', name: card.scorecard }
      return
    case 'components':
      return
    default:
      measure satisfies never
  }
}

function* creditLinks({ object, when, date, amount, others = [], to = [] }: Credits, place: string): Generator<Link> {
  yield { place: `${place}/object`, to: 'object', name: object }
  if (when !== undefined) yield formula(`${place}/when`, object, when, 'condition', 'sets')
  yield formula(`${place}/date`, object, date, 'moment', 'sets')
  if (amount !== undefined) yield formula(`${place}/amount`, object, amount, 'number', 'sets')
  for (const [index, { of }] of others.entries())
    yield formula(`${place}/others/${index}/of`, object, of, 'number', 'sets')
  for (const [index, rule] of to.entries()) yield* creditingLinks(rule, object, `${place}/to/${index}`)
}

function* creditingLinks(rule: Crediting, object: string, place: string): Generator<Link> {
  switch (rule.rule) {
    case 'person':
      if (rule.field !== undefined) yield formula(`${place}/field`, object, rule.field, 'person', 'sets')
      return
    case 'splits':
      yield { place: `${place}/children`, to: 'children', object, name: rule.children }
      return
    case 'managers':
      if (rule.of !== undefined) yield formula(`${place}/of`, object, rule.of, 'person', 'sets')
      return
    case 'position':
      yield { place: `${place}/field`, to: 'path', object, path: rule.field }
      return
    case 'territory':
      yield { place: `${place}/object`, to: 'object', name: rule.object }
      for (const property of ['person', 'from', 'to'] as const) {
        const name = rule[property]
        if (name !== undefined) yield { place: `${place}/${property}`, to: 'field', object: rule.object, name }
      }
      for (const [index, { field, with: name }] of rule.match.entries()) {
        yield { place: `${place}/match/${index}/field`, to: 'path', object, path: field }
        yield { place: `${place}/match/${index}/with`, to: 'field', object: rule.object, name }
      }
      return
    case 'everybody':
      return
    default:
      rule satisfies never
  }
}

/** The fields of shares belong to the object that the list shows. */
function* splitLinks(
  { object }: Credits,
  { children, person, share }: Extract<Crediting, { readonly rule: 'splits' }>,
  place: string,
  bundle: Bundle,
): Generator<Link> {
  const relation = bundle.objects.get(object)?.children.get(children)
  if (relation === undefined) return
  yield { place: `${place}/person`, to: 'field', object: relation.object, name: person }
  yield { place: `${place}/share`, to: 'field', object: relation.object, name: share }
}

function* tableLinks({ key, column, baseRate }: RateTable, place: string, here: string): Generator<Link> {
  yield* keyLinks(key, `${place}/key`, here)
  yield* keyLinks(column, `${place}/column`, here)
  if (baseRate !== undefined) yield formula(`${place}/baseRate`, here, baseRate, 'number', 'records')
}

function* keyLinks(key: Key | undefined, place: string, here: string): Generator<Link> {
  if (key?.by === 'formula') yield formula(`${place}/formula`, here, key.formula, 'number', 'records')
}

function* multiplierLinks(multipliers: readonly Multiplier[] = [], at: string, here: string): Generator<Link> {
  for (const [index, { factor, table }] of multipliers.entries()) {
    const place = `${at}/multipliers/${index}`
    if (factor !== undefined) yield formula(`${place}/factor`, here, factor, 'number', 'records')
    yield* keyLinks(table?.key, `${place}/table/key`, here)
  }
}

function* limitLinks(
  limits: { readonly cap?: Limit | undefined; readonly floor?: Limit | undefined },
  at: string,
  here: string,
): Generator<Link> {
  for (const type of ['cap', 'floor'] as const) {
    const amount = limits[type]?.amount
    if (amount !== undefined) yield formula(`${at}/${type}/amount`, here, amount, 'number', 'records')
  }
}

function ofPerson(place: string, written: Formula): Link {
  return formula(place, 'person', written, 'number', 'records')
}

function formula(place: string, object: string, written: Formula, gives: Gives, over: 'sets' | 'records'): Link {
  return { place, to: 'formula', object, formula: written, gives, over }
}
