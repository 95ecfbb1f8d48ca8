import { STANDARD_CALENDAR } from '../performance/calendar/index.ts'
import { type Bundle, type LinkedObject, targetOf } from './bundle.ts'
import { didYouMean } from './did-you-mean.ts'
import { badFormula } from './formulas.ts'
import type { InObject, Link } from './kinds/kind.ts'
import { type Finding, problem } from './problem.ts'
import { pathsInTemplate } from './template.ts'

/** Reports what a link names and the bundle does not have. Silent about documents that are broken themselves. */
export function* missingNames(bundle: Bundle, link: Link): Generator<Finding> {
  switch (link.to) {
    case 'object':
      if (!bundle.objects.has(link.name) && !bundle.isBroken(`object:${link.name}`))
        yield problem('unknown-object', link.place, { found: link.name }, didYouMean(link.name, bundle.objects.keys()))
      return
    case 'page':
      if (!bundle.pages.has(link.name) && !bundle.isBroken(`page:${link.name}`))
        yield problem('unknown-page', link.place, { found: link.name }, didYouMean(link.name, bundle.pages.keys()))
      return
    case 'role':
      if (!bundle.roles.has(link.name) && !bundle.isBroken(`role:${link.name}`))
        yield problem('unknown-role', link.place, { found: link.name }, didYouMean(link.name, bundle.roles.keys()))
      return
    case 'calendar':
      // every application has the standard one
      if (
        link.name !== STANDARD_CALENDAR &&
        !bundle.calendars.has(link.name) &&
        !bundle.isBroken(`calendar:${link.name}`)
      )
        yield problem(
          'unknown-calendar',
          link.place,
          { found: link.name },
          didYouMean(link.name, [STANDARD_CALENDAR, ...bundle.calendars.keys()]),
        )
      return
    case 'kpi':
      if (!bundle.kpis.has(link.name) && !bundle.isBroken(`kpi:${link.name}`))
        yield problem('unknown-kpi', link.place, { found: link.name }, didYouMean(link.name, bundle.kpis.keys()))
      return
    case 'scorecard':
      if (!bundle.scorecards.has(link.name) && !bundle.isBroken(`scorecard:${link.name}`))
        yield problem(
          'unknown-scorecard',
          link.place,
          { found: link.name },
          didYouMean(link.name, bundle.scorecards.keys()),
        )
      return
    case 'dashboard':
      if (!bundle.dashboards.has(link.name) && !bundle.isBroken(`dashboard:${link.name}`))
        yield problem(
          'unknown-dashboard',
          link.place,
          { found: link.name },
          didYouMean(link.name, bundle.dashboards.keys()),
        )
      return
    case 'target':
      if (!bundle.targets.has(link.name) && !bundle.isBroken(`target:${link.name}`))
        yield problem('unknown-target', link.place, { found: link.name }, didYouMean(link.name, bundle.targets.keys()))
      return
    case 'commission-plan':
      if (!bundle.plans.has(link.name) && !bundle.isBroken(`commission-plan:${link.name}`))
        yield problem('unknown-plan', link.place, { found: link.name }, didYouMean(link.name, bundle.plans.keys()))
      return
    case 'view':
      yield* missingOfObject(bundle, link, bundle.viewsOf(link.object))
      return
    case 'approval':
      yield* missingOfObject(bundle, link, bundle.approvalsOf(link.object))
      return
    case 'path':
      yield* missingInPath(bundle, link.object, link.path, link.place)
      return
    case 'template':
      for (const path of pathsInTemplate(link.text)) yield* missingInPath(bundle, link.object, path, link.place)
      return
    case 'formula':
      // a formula may look at anything, so it is read when no document has lost its fields
      if (bundle.broken.size === 0) yield* badFormula(bundle, link, link.place)
      return
    default: {
      // Child lists come from fields of other objects, of which a broken one has lost its own.
      if (link.to === 'children' && [...bundle.broken].some((id) => id.startsWith('object:'))) return
      const object = bundle.objects.get(link.object)
      if (object !== undefined && !bundle.isBroken(`object:${link.object}`)) yield* missingInObject(object, link)
    }
  }
}

/** Documents of an object: views and approvals. */
function* missingOfObject(
  bundle: Bundle,
  { to, object, name, place }: Extract<Link, { readonly to: 'view' | 'approval' }>,
  sources: readonly { readonly document: { readonly name: string } }[],
): Generator<Finding> {
  if (!bundle.objects.has(object) || bundle.isBroken(`${to}:${object}/${name}`)) return
  const names = sources.map(({ document }) => document.name)
  if (names.includes(name)) return
  yield problem(
    to === 'view' ? 'unknown-view' : 'unknown-approval',
    place,
    { object, found: name },
    didYouMean(name, names),
  )
}

function* missingInObject(object: LinkedObject, link: InObject & { readonly place: string }): Generator<Finding> {
  const words = { object: object.name, found: link.name }
  switch (link.to) {
    case 'field':
      if (!object.fields.has(link.name))
        yield problem('unknown-field', link.place, words, didYouMean(link.name, object.fields.keys()))
      return
    case 'children':
      if (!object.children.has(link.name))
        yield problem('unknown-children', link.place, words, didYouMean(link.name, object.children.keys()))
      return
    case 'recordType': {
      const names = (object.document.recordTypes ?? []).map((type) => type.name)
      if (!names.includes(link.name))
        yield problem('unknown-record-type', link.place, words, didYouMean(link.name, names))
      return
    }
    case 'option': {
      const values = object.fields.get(link.field)?.options?.map((option) => option.value)
      if (values !== undefined && !values.includes(link.name))
        yield problem('unknown-option', link.place, { ...words, field: link.field }, didYouMean(link.name, values))
    }
  }
}

/** Walks `account.region`: every step but the last must lead to another record. */
function* missingInPath(bundle: Bundle, start: string, path: string, place: string): Generator<Finding> {
  let object = bundle.objects.get(start)
  const steps = path.split('.')
  for (const [index, name] of steps.entries()) {
    if (object === undefined || bundle.isBroken(`object:${object.name}`)) return
    const field = object.fields.get(name)
    if (field === undefined) {
      yield problem(
        'unknown-field',
        place,
        { object: object.name, found: name },
        didYouMean(name, object.fields.keys()),
      )
      return
    }
    if (index === steps.length - 1) return
    const target = targetOf(field)
    if (target === undefined) {
      yield problem('not-a-relation', place, { object: object.name, found: name })
      return
    }
    object = bundle.objects.get(target)
  }
}
