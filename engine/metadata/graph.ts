/** The dependency graph of a bundle, for drawing it and for asking what uses what: documents and fields, and who names whom. */
import { KPI_OBJECT } from '../performance/kpi/kpi-object.ts'
import { type Bundle, type Source, targetOf } from './bundle.ts'
import { linksOf } from './kinds/index.ts'
import type { Kind, Link } from './kinds/kind.ts'
import type { FieldType, Text } from './model.ts'
import { place } from './problem-place.ts'
import { fieldsInRollup, fieldsOfLink } from './uses.ts'

export interface GraphNode {
  /** The identity of a document, or `field:opportunity.amount`. */
  readonly id: string
  readonly kind: Kind | 'field'
  readonly name: string
  readonly label: Text
  /** The object that it belongs to. */
  readonly object?: string
  /** Of a field. */
  readonly type?: FieldType
  /** Of the system bundle, and as it comes with it. */
  readonly system: boolean
}

export interface GraphEdge {
  /** Who uses … */
  readonly from: string
  /** … what. */
  readonly to: string
  /** `relates`: a field points to records; `calculates`: a formula reads; `names`: everything else. */
  readonly how: 'relates' | 'calculates' | 'names'
  /** Where it says so: file and JSON pointer. */
  readonly path: string
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Everything that a bundle consists of, and how it hangs together. Works on bundles with problems: what leads nowhere is left out. */
export function graphOf(bundle: Bundle): Graph {
  const nodes = new Map<string, GraphNode>()
  for (const { id, system, document } of bundle.sources) {
    const known = nodes.get(id)
    // what extends an object of the system is called as that, unless it says otherwise
    if (known === undefined || (known.system && !system))
      nodes.set(id, {
        id,
        kind: document.kind,
        name: document.name,
        label: document.label ?? known?.label ?? { en: document.name },
        ...('object' in document ? { object: document.object } : {}),
        system,
      })
  }
  for (const object of bundle.objects.values())
    for (const { name, type, label } of object.fields.values())
      nodes.set(fieldId(`${object.name}.${name}`), {
        ...{ id: fieldId(`${object.name}.${name}`), kind: 'field', name, label, object: object.name, type },
        system: object.system && !isAdded(bundle, object.name, name),
      })
  const edges = new Map<string, GraphEdge>()
  for (const source of bundle.sources)
    for (const edge of edgesOf(bundle, source)) {
      const key = `${edge.from} ${edge.to} ${edge.how}`
      if (edge.from !== edge.to && nodes.has(edge.from) && nodes.has(edge.to) && !edges.has(key)) edges.set(key, edge)
    }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

function* edgesOf(bundle: Bundle, { id, path, document }: Source): Generator<GraphEdge> {
  if (document.kind === 'object') {
    for (const [index, field] of (document.fields ?? []).entries()) {
      const from = fieldId(`${document.name}.${field.name}`)
      const target = targetOf(field)
      const here = place(path, `/fields/${index}`)
      if (target !== undefined) yield { from, to: `object:${target}`, how: 'relates', path: here }
      for (const read of fieldsInRollup(bundle, document.name, field))
        yield { from, to: fieldId(read), how: 'calculates', path: here }
    }
  }
  for (const link of linksOf(document, bundle)) {
    const from = userOf(id, document, link)
    const here = place(path, link.place)
    const to = documentOf(link)
    if (to !== undefined) yield { from, to, how: 'names', path: here }
    const how = link.to === 'formula' ? 'calculates' : 'names'
    for (const field of fieldsOfLink(bundle, link)) yield { from, to: fieldId(field), how, path: here }
  }
}

/** The document that a link names as a whole; relations are edges of their own. */
function documentOf(link: Link): string | undefined {
  switch (link.to) {
    case 'object':
      return link.place.endsWith('/target') ? undefined : `object:${link.name}`
    case 'page':
    case 'role':
    case 'calendar':
    case 'dashboard':
    case 'target':
    case 'kpi':
    case 'scorecard':
    case 'commission-plan':
      return `${link.to}:${link.name}`
    case 'view':
    case 'approval':
      return `${link.to}:${link.object}/${link.name}`
    case 'field':
    case 'children':
    case 'recordType':
    case 'option':
    case 'path':
    case 'template':
    case 'formula':
      return undefined
  }
}

/** Within an object, what a field says is said by the field. */
function userOf(id: string, document: Source['document'], link: Link): string {
  if (document.kind !== 'object') return id
  const index = /^\/fields\/(\d+)\//.exec(link.place)?.[1]
  const field = index === undefined ? undefined : document.fields?.[Number(index)]
  return field === undefined ? id : fieldId(`${document.name}.${field.name}`)
}

/** A field of an object; KPIs are the fields of formulas over KPIs. */
function fieldId(key: string): string {
  return key.startsWith(`${KPI_OBJECT}.`) ? `kpi:${key.slice(KPI_OBJECT.length + 1)}` : `field:${key}`
}

function isAdded(bundle: Bundle, object: string, field: string): boolean {
  return bundle.sources.some(
    ({ id, system, document }) =>
      !system &&
      id === `object:${object}` &&
      document.kind === 'object' &&
      document.fields?.some(({ name }) => name === field),
  )
}
