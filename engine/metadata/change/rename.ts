/** A field, an option, a list or a record type under another name: what every document has to say instead. */
import type { Json } from '../../fields/field-type.ts'
import { type Renaming, renameInFormula } from '../../formula/rename.ts'
import { typeOfField } from '../../formula/types/type.ts'
import { KPI_OBJECT } from '../../performance/kpi/kpi-object.ts'
import { RECORD_TYPE } from '../built-in-fields.ts'
import type { Bundle, Source } from '../bundle.ts'
import { fieldAt } from '../field-at.ts'
import { fieldGiven, type Gives } from '../formulas.ts'
import type { Formula } from '../kinds/definitions.generated.ts'
import { linksOf } from '../kinds/index.ts'
import type { Link } from '../kinds/kind.ts'
import type { FieldDocument, ObjectDocument } from '../kinds/object/types.generated.ts'
import { scopeIn } from '../scope-in.ts'
import { renamedTemplate } from '../template.ts'

export interface RenameEdit {
  /** The identity of the document. */
  readonly document: string
  /** JSON pointer to what changes. */
  readonly place: string
  readonly value: Json
}

/** All edits of a renaming, the definition itself among them. Documents of the system are never touched. */
export function* renameEdits(bundle: Bundle, renaming: Renaming): Generator<RenameEdit> {
  for (const source of bundle.sources.filter(({ system }) => !system))
    for (const [place, value] of editsIn(bundle, source, renaming)) yield { document: source.id, place, value }
}

type Edit = readonly [place: string, value: Json]

function* editsIn(bundle: Bundle, { document }: Source, renaming: Renaming): Generator<Edit> {
  if (document.kind === 'object') {
    if (document.name === renaming.object) yield* inDefinition(document, renaming)
    yield* inRollups(bundle, document, renaming)
  }
  for (const link of linksOf(document, bundle)) {
    const value = renamedLink(bundle, link, renaming)
    // a name field that is not given is called so by default
    if (value !== undefined) yield [link.place === '' ? '/nameField' : link.place, value]
  }
}

function* inDefinition({ fields = [], recordTypes = [] }: ObjectDocument, renaming: Renaming): Generator<Edit> {
  const { field: name, option, list, to } = renaming
  for (const [index, type] of recordTypes.entries())
    if (name === RECORD_TYPE && type.name === option) yield [`/recordTypes/${index}/name`, to]
  for (const [index, field] of fields.entries()) {
    if (field.name !== name) continue
    const at = `/fields/${index}`
    if (list === true) yield [`${at}/children/name`, to]
    else if (option === undefined) yield [`${at}/name`, to]
    if (option === undefined) continue
    for (const [position, { value }] of (field.options ?? []).entries())
      if (value === option) yield [`${at}/options/${position}/value`, to]
    if (field.default === option) yield [`${at}/default`, to]
    if (Array.isArray(field.default) && field.default.includes(option))
      yield [`${at}/default`, field.default.map((value: Json) => (value === option ? to : value))]
  }
}

/** The parts of a roll-up are about the child records. */
function* inRollups(bundle: Bundle, { name, fields = [] }: ObjectDocument, renaming: Renaming): Generator<Edit> {
  for (const [index, field] of fields.entries()) {
    const child = childOfRollup(bundle, name, field)
    if (child === undefined) continue
    if (field.field === renaming.field && child === renaming.object && isOfField(renaming))
      yield [`/fields/${index}/field`, renaming.to]
    const where =
      field.where && renamedFormula(bundle, { object: child, formula: field.where, gives: 'condition' }, renaming)
    if (where !== undefined) yield [`/fields/${index}/where`, where]
  }
}

function childOfRollup(bundle: Bundle, object: string, { type, children }: FieldDocument): string | undefined {
  return type === 'rollup' && typeof children === 'string'
    ? bundle.objects.get(object)?.children.get(children)?.object
    : undefined
}

/** Whether it is the field itself that gets another name. */
function isOfField({ option, list }: Renaming): boolean {
  return option === undefined && list === undefined
}

/** What a link has to say instead; undefined when it stays. */
function renamedLink(bundle: Bundle, link: Link, renaming: Renaming): Json | undefined {
  const { object, field, option, to } = renaming
  switch (link.to) {
    case 'field':
      return isOfField(renaming) && link.object === object && link.name === field ? to : undefined
    case 'option':
      return link.object === object && link.field === field && link.name === option ? to : undefined
    case 'recordType':
      return link.object === object && field === RECORD_TYPE && link.name === option ? to : undefined
    case 'children': {
      const relation = renaming.list && bundle.objects.get(link.object)?.children.get(link.name)
      return relation?.object === object && relation.field.name === field ? to : undefined
    }
    case 'path': {
      const path = isOfField(renaming) ? renamedPath(bundle, link.object, link.path, renaming) : link.path
      return path === link.path ? undefined : path
    }
    case 'template': {
      if (!isOfField(renaming)) return undefined
      const text = renamedTemplate(link.text, (path) => renamedPath(bundle, link.object, path, renaming))
      return text === link.text ? undefined : text
    }
    case 'formula':
      return renamedFormula(bundle, link, renaming)
    case 'kpi':
      return isOfField(renaming) && object === KPI_OBJECT && link.name === field ? to : undefined
    case 'object':
    case 'page':
    case 'role':
    case 'calendar':
    case 'scorecard':
    case 'commission-plan':
    case 'dashboard':
    case 'view':
    case 'approval':
      return undefined
  }
}

function renamedPath(bundle: Bundle, object: string, path: string, { object: of, field, to }: Renaming): string {
  const steps = path.split('.')
  return steps
    .map((name, index) => {
      const found = fieldAt(bundle, object, steps.slice(0, index + 1).join('.'))
      return found?.object === of && name === field ? to : name
    })
    .join('.')
}

function renamedFormula(
  bundle: Bundle,
  { object, formula, gives }: { readonly object: string; readonly formula: Formula; readonly gives: Gives },
  renaming: Renaming,
): Json | undefined {
  const scope = scopeIn(bundle, object)
  if (scope === undefined) return undefined
  const field = fieldGiven(bundle, object, gives)
  const type = field && typeOfField(field)
  const renamed = renameInFormula(formula, scope, renaming, type) as Formula
  return JSON.stringify(renamed) === JSON.stringify(formula) ? undefined : (renamed as Json)
}
