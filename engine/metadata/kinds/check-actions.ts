import { builtInNames } from '../built-in-fields.ts'
import { type Bundle, mustBeGiven } from '../bundle.ts'
import { missingNames } from '../names.ts'
import { type Finding, problem } from '../problem.ts'
import { actionLinksThrough, relatedObject } from './action-links.ts'
import type { Action, Assign, FieldValue } from './automation.ts'
import { type Asking, checkPeople, notAPerson } from './check-people.ts'
import { givenTwice } from './named-twice.ts'

/** Fields that the system fills. */
const filledBySystem = new Set(['formula', 'rollup', 'autoNumber'])

/** What no schema can say about actions. */
export function* checkActions(
  actions: readonly Action[] | undefined,
  place: string,
  object: string,
  bundle: Bundle,
  asking: Asking,
): Generator<Finding> {
  for (const [index, action] of (actions ?? []).entries())
    yield* checkAction(action, `${place}/${index}`, object, bundle, asking)
  for (const link of actionLinksThrough(actions, place, object, bundle)) yield* missingNames(bundle, link)
}

function* checkAction(
  action: Action,
  place: string,
  object: string,
  bundle: Bundle,
  asking: Asking,
): Generator<Finding> {
  switch (action.do) {
    case 'setFields':
      yield* checkValues(action.values, place, object, bundle)
      return
    case 'createRecord':
      yield* checkValues(action.values, place, action.object, bundle)
      yield* missingValues(action.values, place, action.object, bundle)
      return
    case 'updateRelated': {
      const of = relatedObject(bundle, object, action.related)
      if (of !== undefined) yield* checkValues(action.values, place, of, bundle)
      return
    }
    case 'assign':
      yield* checkAssign(action, place, object, bundle)
      yield* checkPeople(action.among, `${place}/among`, object, bundle, asking)
      return
    case 'tag': {
      const field = bundle.objects.get(object)?.fields.get(action.field)
      if (field !== undefined && field.type !== 'tags' && field.type !== 'multiSelect')
        yield problem('not-taggable', `${place}/field`, { found: field.name, type: field.type })
      if (action.add === undefined && action.remove === undefined)
        yield problem('missing-property', place, { property: 'add' })
      return
    }
    case 'notify':
      if (action.people === undefined && action.robot === undefined)
        yield problem('missing-property', place, { property: 'people' })
      yield* checkPeople(action.people, `${place}/people`, object, bundle, asking)
      return
    case 'postToKpi': {
      const kpi = bundle.kpis.get(action.kpi)
      if (kpi !== undefined && kpi.document.measure.from !== 'entries')
        yield problem('kpi-takes-no-entries', `${place}/kpi`, { found: action.kpi })
      return
    }
    case 'webhook':
    case 'startApproval':
    case 'withdrawApproval':
      return
    default:
      action satisfies never
  }
}

function* checkValues(
  values: readonly FieldValue[],
  place: string,
  object: string,
  bundle: Bundle,
): Generator<Finding> {
  yield* givenTwice(values, 'field', `${place}/values`)
  for (const [index, { field }] of values.entries())
    yield* notSettable(bundle, object, field, `${place}/values/${index}/field`)
}

/** A field that the system fills cannot be set by anybody. */
export function* notSettable(bundle: Bundle, object: string, name: string, place: string): Generator<Finding> {
  const field = bundle.objects.get(object)?.fields.get(name)
  if (field === undefined) return
  const isBuiltIn = builtInNames.has(name) && name !== 'owner'
  if (isBuiltIn || filledBySystem.has(field.type)) yield problem('not-settable', place, { object, found: name })
}

function* missingValues(
  values: readonly FieldValue[],
  place: string,
  object: string,
  bundle: Bundle,
): Generator<Finding> {
  const given = new Set(values.map(({ field }) => field))
  for (const field of bundle.objects.get(object)?.fields.values() ?? [])
    if (mustBeGiven(field) && !builtInNames.has(field.name) && !given.has(field.name))
      yield problem('value-missing', `${place}/values`, { object, field: field.name })
}

function* checkAssign(action: Assign, place: string, object: string, bundle: Bundle): Generator<Finding> {
  const { by = 'roundRobin', field, among, score, territory } = action
  if (field !== undefined) {
    yield* notAPerson(bundle, object, field, `${place}/field`)
    yield* notSettable(bundle, object, field, `${place}/field`)
  }
  if (by === 'territory') {
    if (territory === undefined) yield problem('missing-property', place, { property: 'territory' })
    else yield* notAPerson(bundle, territory.object, territory.person, `${place}/territory/person`)
    return
  }
  if (among === undefined) yield problem('missing-property', place, { property: 'among' })
  if (by === 'score' && score === undefined) yield problem('missing-property', place, { property: 'score' })
}
