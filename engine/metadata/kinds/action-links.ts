import { type Bundle, targetOf } from '../bundle.ts'
import type { Action, FieldValue, UpdateRelated } from './automation.ts'
import type { Link } from './kind.ts'
import { ENTRY_OBJECT } from './kpi/index.ts'
import { peopleLinks } from './people-links.ts'

/** The names that actions use, over records of an object. */
export function* actionLinks(actions: readonly Action[] | undefined, place: string, object: string): Generator<Link> {
  for (const [index, action] of (actions ?? []).entries()) yield* linksOfAction(action, `${place}/${index}`, object)
}

function* linksOfAction(action: Action, place: string, object: string): Generator<Link> {
  switch (action.do) {
    case 'setFields':
      yield* valueLinks(action.values, place, object, object)
      return
    case 'createRecord':
      yield { place: `${place}/object`, to: 'object', name: action.object }
      yield* valueLinks(action.values, place, object, action.object)
      return
    case 'updateRelated':
      // what it changes is of another object, which the bundle knows
      return
    case 'assign': {
      const { field, among, open, score, territory } = action
      if (field !== undefined) yield { place: `${place}/field`, to: 'field', object, name: field }
      yield* peopleLinks(among, `${place}/among`, object)
      if (open !== undefined)
        yield { place: `${place}/open`, to: 'formula', object, formula: open, gives: 'condition', over: 'sets' }
      if (score !== undefined)
        yield {
          place: `${place}/score`,
          to: 'formula',
          object: 'person',
          formula: score,
          gives: 'number',
          over: 'sets',
        }
      if (territory === undefined) return
      const at = `${place}/territory`
      const of = territory.object
      yield { place: `${at}/object`, to: 'object', name: of }
      for (const one of ['field', 'person'] as const)
        yield { place: `${at}/${one}`, to: 'field', object: of, name: territory[one] }
      const gives = { field: territory.field, of }
      yield { place: `${at}/equals`, to: 'formula', object, formula: territory.equals, gives, over: 'records' }
      return
    }
    case 'tag':
      yield { place: `${place}/field`, to: 'field', object, name: action.field }
      return
    case 'notify':
      yield* peopleLinks(action.people, `${place}/people`, object)
      for (const part of ['title', 'text'] as const)
        for (const [language, text] of Object.entries(action[part] ?? {}))
          yield { place: `${place}/${part}/${language}`, to: 'template', object, text }
      return
    case 'webhook':
      for (const [index, path] of action.fields.entries())
        yield { place: `${place}/fields/${index}`, to: 'path', object, path }
      return
    case 'startApproval':
    case 'withdrawApproval':
      yield { place: `${place}/approval`, to: 'approval', object, name: action.approval }
      return
    case 'postToKpi':
      yield { place: `${place}/kpi`, to: 'kpi', name: action.kpi }
      for (const field of ['amount', 'person', 'date'] as const) {
        const formula = action[field]
        const gives = { field, of: ENTRY_OBJECT }
        if (formula !== undefined)
          yield { place: `${place}/${field}`, to: 'formula', object, formula, gives, over: 'records' }
      }
      return
    default:
      action satisfies never
  }
}

/** Values of an object's fields, worked out over records of another one, or of the same. */
function* valueLinks(values: readonly FieldValue[], place: string, object: string, of: string): Generator<Link> {
  for (const [index, { field, value }] of values.entries()) {
    const at = `${place}/values/${index}`
    yield { place: `${at}/field`, to: 'field', object: of, name: field }
    yield { place: `${at}/value`, to: 'formula', object, formula: value, gives: { field, of }, over: 'records' }
  }
}

/** The names that actions use of objects which only other documents lead to. */
export function* actionLinksThrough(
  actions: readonly Action[] | undefined,
  place: string,
  object: string,
  bundle: Bundle,
): Generator<Link> {
  for (const [index, action] of (actions ?? []).entries()) {
    const at = `${place}/${index}`
    if (action.do === 'updateRelated') yield* relatedLinks(action, at, object, bundle)
    const field = action.do === 'tag' ? bundle.objects.get(object)?.fields.get(action.field) : undefined
    if (action.do !== 'tag' || field?.type !== 'multiSelect') continue
    for (const which of ['add', 'remove'] as const)
      for (const [position, name] of (action[which] ?? []).entries())
        yield { place: `${at}/${which}/${position}`, to: 'option', object, field: action.field, name }
  }
}

function* relatedLinks(action: UpdateRelated, place: string, object: string, bundle: Bundle): Generator<Link> {
  const { related: name, where, values } = action
  const isField = bundle.objects.get(object)?.fields.has(name) === true
  yield { place: `${place}/related`, to: isField ? 'field' : 'children', object, name }
  const of = relatedObject(bundle, object, name)
  if (of === undefined) return
  if (where !== undefined)
    yield { place: `${place}/where`, to: 'formula', object: of, formula: where, gives: 'condition', over: 'sets' }
  yield* valueLinks(values, place, object, of)
}

/** The object of the records that a child list or a lookup leads to. */
export function relatedObject(bundle: Bundle, object: string, related: string): string | undefined {
  const linked = bundle.objects.get(object)
  const field = linked?.fields.get(related)
  return field === undefined ? linked?.children.get(related)?.object : targetOf(field)
}
