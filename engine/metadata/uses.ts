/** What uses a field: every place of a bundle that names it or calculates with it. */
import { dependenciesOf, type FieldKey } from '../formula/dependencies.ts'
import { type Bundle, type Source, targetOf } from './bundle.ts'
import { readRollup, readUse } from './formulas.ts'
import { linksOf } from './kinds/index.ts'
import type { Link } from './kinds/kind.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import { place } from './problem-place.ts'
import { pathsInTemplate } from './template.ts'

export interface FieldUse {
  /** `object.field`. */
  readonly field: FieldKey
  /** File and JSON pointer: `views/opportunity/won.json#/filter`. */
  readonly path: string
  /** `names`: the field is shown, sorted by, and so on; `calculates`: a formula reads it. */
  readonly how: 'names' | 'calculates'
}

/** All uses of all fields, by field; within one in the order of the documents. System documents are left out. */
export function fieldUses(bundle: Bundle): ReadonlyMap<FieldKey, readonly FieldUse[]> {
  const uses = new Map<FieldKey, FieldUse[]>()
  for (const source of bundle.sources.filter(({ system }) => !system))
    for (const use of usesIn(bundle, source)) {
      const known = uses.get(use.field) ?? []
      if (!known.some(({ path }) => path === use.path)) uses.set(use.field, [...known, use])
    }
  return uses
}

function* usesIn(bundle: Bundle, { path, document }: Source): Generator<FieldUse> {
  for (const link of linksOf(document, bundle)) {
    const how = link.to === 'formula' ? 'calculates' : 'names'
    for (const field of fieldsOfLink(bundle, link)) yield { field, path: place(path, link.place), how }
  }
  if (document.kind !== 'object') return
  for (const [index, field] of (document.fields ?? []).entries())
    for (const read of fieldsInRollup(bundle, document.name, field))
      yield { field: read, path: place(path, `/fields/${index}`), how: 'calculates' }
}

/** The fields that a roll-up reads; none of any other field. */
export function fieldsInRollup(bundle: Bundle, object: string, field: FieldDocument): readonly FieldKey[] {
  const reading = field.type === 'rollup' ? readRollup(bundle, object, field) : undefined
  return reading === undefined || 'problems' in reading ? [] : dependenciesOf(reading.typed).map((one) => one.field)
}

/** The fields that a link names or its formula reads. */
export function fieldsOfLink(bundle: Bundle, link: Link): readonly FieldKey[] {
  switch (link.to) {
    case 'field':
      return [`${link.object}.${link.name}`]
    case 'option':
      return [`${link.object}.${link.field}`]
    case 'children': {
      const relation = bundle.objects.get(link.object)?.children.get(link.name)
      return relation === undefined ? [] : [`${relation.object}.${relation.field.name}`]
    }
    case 'path':
      return fieldsAlong(bundle, link.object, link.path)
    case 'template':
      return pathsInTemplate(link.text).flatMap((path) => fieldsAlong(bundle, link.object, path))
    case 'formula': {
      const reading = readUse(bundle, link)
      return reading === undefined || 'problems' in reading
        ? []
        : dependenciesOf(reading.typed).map(({ field }) => field)
    }
    case 'object':
    case 'page':
    case 'role':
    case 'calendar':
    case 'dashboard':
    case 'target':
    case 'kpi':
    case 'scorecard':
    case 'commission-plan':
    case 'recordType':
    case 'view':
    case 'approval':
      return []
  }
}

/** The fields that a path passes: `account.region` reads `account` here and `region` there. */
export function fieldsAlong(bundle: Bundle, object: string, path: string): readonly FieldKey[] {
  const [first = '', ...rest] = path.split('.')
  const field = bundle.objects.get(object)?.fields.get(first)
  if (field === undefined) return []
  const target = targetOf(field)
  const further = rest.length > 0 && target !== undefined ? fieldsAlong(bundle, target, rest.join('.')) : []
  return [`${object}.${first}`, ...further]
}
