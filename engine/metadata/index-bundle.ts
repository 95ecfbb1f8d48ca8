import { builtInFieldsOf } from './built-in-fields.ts'
import { type Bundle, childListOf, isOfKind, type LinkedObject, type Source, targetOf } from './bundle.ts'
import type { FieldDocument, ObjectDocument } from './kinds/object/types.generated.ts'
import { systemSources } from './system/index.ts'

/**
 * The system bundle and these documents, for looking names up; nothing is checked. The documents have the right shape;
 * `broken` are the identities of those that have not and were left out.
 */
export function indexBundle(sources: readonly Source[], broken: ReadonlySet<string>): Bundle {
  return indexNames([...systemSources(sources), ...sources], broken)
}

/** All names of these documents; the system bundle is among them. */
export function indexNames(sources: readonly Source[], broken: ReadonlySet<string>): Bundle {
  const layouts = groupBy(
    sources.filter((source) => isOfKind(source, 'layout')),
    ({ document }) => document.object,
  )
  const views = groupBy(
    sources.filter((source) => isOfKind(source, 'view')),
    ({ document }) => document.object,
  )
  const approvals = groupBy(
    sources.filter((source) => isOfKind(source, 'approval')),
    ({ document }) => document.object,
  )
  return {
    sources,
    broken,
    app: sources.find((source) => isOfKind(source, 'app')),
    objects: linkObjects(sources.filter((source) => isOfKind(source, 'object'))),
    pages: byName(sources.filter((source) => isOfKind(source, 'page'))),
    roles: byName(sources.filter((source) => isOfKind(source, 'role'))),
    targets: byName(sources.filter((source) => isOfKind(source, 'target'))),
    calendars: byName(sources.filter((source) => isOfKind(source, 'calendar'))),
    kpis: byName(sources.filter((source) => isOfKind(source, 'kpi'))),
    plans: byName(sources.filter((source) => isOfKind(source, 'commission-plan'))),
    scorecards: byName(sources.filter((source) => isOfKind(source, 'scorecard'))),
    dashboards: byName(sources.filter((source) => isOfKind(source, 'dashboard'))),
    isBroken: (identity) => broken.has(identity),
    layoutsOf: (object) => layouts.get(object) ?? [],
    viewsOf: (object) => views.get(object) ?? [],
    approvalsOf: (object) => approvals.get(object) ?? [],
  }
}

function byName<S extends Source & { readonly document: { readonly name: string } }>(
  sources: readonly S[],
): ReadonlyMap<string, S> {
  return new Map(sources.map((source) => [source.document.name, source]))
}

function linkObjects(sources: readonly Source<'object'>[]): ReadonlyMap<string, LinkedObject> {
  const merged = new Map<string, { document: ObjectDocument; system: boolean }>()
  for (const { document, system } of sources) {
    const base = merged.get(document.name)
    if (base === undefined) merged.set(document.name, { document, system })
    else merged.set(document.name, { document: extendObject(base.document, document), system: true })
  }
  const relations = [...merged.values()].flatMap(({ document }) =>
    (document.fields ?? []).map((field) => ({ object: document.name, field, target: targetOf(field) })),
  )
  const byTarget = groupBy(relations, ({ target }) => target)
  return new Map(
    [...merged].map(([name, { document, system }]) => [
      name,
      {
        name,
        system,
        document,
        fields: firstByName([...(document.fields ?? []), ...builtInFieldsOf(document)]),
        children: new Map(
          (byTarget.get(name) ?? [])
            .flatMap((relation) => {
              const list = childListOf(relation.field)
              return list === undefined ? [] : [[list.name, relation] as const]
            })
            .reverse(),
        ),
      },
    ]),
  )
}

/** The system object with what an application adds; lists grow, single settings are replaced. */
function extendObject(base: ObjectDocument, extension: ObjectDocument): ObjectDocument {
  const { extends: _, fields = [], recordTypes = [], validations = [], ...settings } = extension
  return {
    ...base,
    ...settings,
    fields: [...(base.fields ?? []), ...fields],
    recordTypes: [...(base.recordTypes ?? []), ...recordTypes],
    validations: [...(base.validations ?? []), ...validations],
  }
}

function firstByName(fields: readonly FieldDocument[]): ReadonlyMap<string, FieldDocument> {
  const byName = new Map<string, FieldDocument>()
  for (const field of fields) if (!byName.has(field.name)) byName.set(field.name, field)
  return byName
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
