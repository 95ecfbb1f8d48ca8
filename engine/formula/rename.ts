/** Renames a field, an option or a list in a formula, and changes nothing else: layout, comments and other texts stay. */
import { parseFormula } from './text/parse.ts'
import { callOf, collectionOf, into, pathOf, type Tree, variable, withNodeAt } from './tree/tree.ts'
import { checkFormula } from './types/check.ts'
import type { FormulaScope } from './types/scope.ts'
import type { FormulaType } from './types/type.ts'
import { partsOfTyped, type Typed, type TypedCall } from './types/typed.ts'

/**
 * A field gets another name; with `option`, one of its options another value; with `list`, the list in which the object
 * that it leads to shows the records. Record types are options of `record_type`.
 */
export interface Renaming {
  readonly object: string
  readonly field: string
  readonly option?: string
  readonly list?: true
  readonly to: string
}

/** One place of a formula: what an author has written there, and what it becomes, as text and as tree. */
interface Replacement {
  readonly place: string
  readonly from: string
  readonly to: string
  readonly node: Tree
}

/**
 * The formula as it was written, text or tree, with the new name. `scope` still has the old one; `gives` is the type of
 * its result, when that may be an option. What cannot be read stays as it is.
 */
export function renameInFormula(
  written: unknown,
  scope: FormulaScope,
  renaming: Renaming,
  gives?: FormulaType,
): unknown {
  return replaceIn(written, scope, (tree) =>
    renaming.option === undefined
      ? [...pathsIn(tree, { scope, place: '', inside: undefined }, renaming)]
      : [...optionsIn(tree, scope, renaming, gives)],
  )
}

/** The formula as it was written, with other names for the roles that it asks for. */
export function renameRolesInFormula(
  written: unknown,
  scope: FormulaScope,
  renamed: (role: string) => string,
): unknown {
  return replaceIn(written, scope, (tree) => [...rolesIn(tree, '', renamed)])
}

function replaceIn(written: unknown, scope: FormulaScope, find: (tree: unknown) => readonly Replacement[]): unknown {
  if (typeof written !== 'string')
    return find(written).reduce<unknown>((tree, { place, node }) => withNodeAt(tree, place, node), written)
  const isList = (path: string) => scope.list(path) !== undefined && scope.field(path) === undefined
  const parsed = parseFormula(written, isList)
  if ('problems' in parsed) return written
  return find(parsed.tree)
    .flatMap(({ place, from, to }) => {
      const span = parsed.spans.get(place)
      return span !== undefined && written.slice(span.start, span.end) === from ? [{ ...span, to }] : []
    })
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, to }) => text.slice(0, start) + to + text.slice(end), written)
}

function* rolesIn(tree: unknown, place: string, renamed: (role: string) => string): Generator<Replacement> {
  if (typeof tree !== 'object' || tree === null) return
  const call = callOf(tree)
  const role = call?.operator === 'hasRole' ? call.args[0] : undefined
  if (typeof role === 'string') {
    const isBare = !Array.isArray((tree as Record<string, unknown>).hasRole)
    const to = renamed(role)
    yield {
      place: isBare ? into(place, 'hasRole') : into(place, 'hasRole', 0),
      from: quoted(role),
      to: quoted(to),
      node: to,
    }
    return
  }
  for (const [key, part] of Object.entries(tree)) yield* rolesIn(part, into(place, key), renamed)
}

/** Where a node stands. Inside what an aggregate adds up, text names the list before each field. */
interface Standing {
  readonly scope: FormulaScope
  readonly place: string
  readonly inside: { readonly from: string; readonly to: string } | undefined
}

function* pathsIn(tree: unknown, at: Standing, renaming: Renaming): Generator<Replacement> {
  const { scope, place, inside } = at
  if (Array.isArray(tree)) {
    for (const [index, item] of tree.entries()) yield* pathsIn(item, { ...at, place: into(place, index) }, renaming)
    return
  }
  const path = pathOf(tree)
  if (path !== undefined) {
    const renamed = renamedPath(path, scope, renaming)
    const [from, to] = inside ? [`${inside.from}.${path}`, `${inside.to}.${renamed}`] : [path, renamed]
    if (from !== to) yield { place, from, to, node: variable(renamed) }
    return
  }
  const call = callOf(tree)
  if (call === undefined) return
  const isBare = !Array.isArray((tree as Record<string, unknown>)[call.operator])
  const placeOf = (index: number) => (isBare ? into(place, call.operator) : into(place, call.operator, index))
  const collection = collectionOf(call.args[0])
  const found = collection && scope.list(collection.list)
  if (collection === undefined || found === undefined) {
    for (const [index, arg] of call.args.entries()) yield* pathsIn(arg, { ...at, place: placeOf(index) }, renaming)
    return
  }
  const [from, to] = [collection.list, renamedList(collection.list, scope, renaming)]
  const base = placeOf(0)
  if (from !== to) yield { place: base + collection.places.list, from, to, node: variable(to) }
  const child = { scope: found.scope, inside: undefined }
  if (collection.value !== undefined)
    yield* pathsIn(
      collection.value,
      { ...child, place: base + collection.places.value, inside: { from, to } },
      renaming,
    )
  if (collection.where !== undefined)
    yield* pathsIn(collection.where, { ...child, place: base + collection.places.where }, renaming)
  for (const [index, arg] of call.args.slice(1).entries())
    yield* pathsIn(arg, { ...child, place: placeOf(index + 1) }, renaming)
}

function renamedPath(path: string, scope: FormulaScope, renaming: Renaming): string {
  const found = scope.field(path)
  if (found === undefined) return renamedList(path, scope, renaming)
  return [...found.hops, found.field].map((field) => renamedField(field, renaming)).join('.')
}

function renamedList(path: string, scope: FormulaScope, renaming: Renaming): string {
  const found = scope.list(path)
  if (found === undefined) return path
  const { hops, relation } = found.list
  const isMeant = renaming.list === true && relation.object === renaming.object && relation.field === renaming.field
  return [...hops.map((hop) => renamedField(hop, renaming)), isMeant ? renaming.to : relation.name].join('.')
}

function renamedField({ object, name }: { readonly object: string; readonly name: string }, renaming: Renaming) {
  return renaming.list === undefined && object === renaming.object && name === renaming.field ? renaming.to : name
}

/** A text as formulas have it. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Texts that mean the option: they stand where the type of the field is expected. */
function* optionsIn(
  tree: unknown,
  scope: FormulaScope,
  { object, field, option, to }: Renaming,
  gives: FormulaType | undefined,
): Generator<Replacement> {
  const checked = checkFormula(tree, scope)
  if ('problems' in checked) return
  const isOfField = (type: FormulaType | undefined): boolean =>
    type?.kind === 'list' ? isOfField(type.of) : type?.kind === 'option' && type.field === `${object}.${field}`
  const found = (place: string): Replacement => ({ place, from: quoted(option ?? ''), to: quoted(to), node: to })

  function* visit(node: Typed, isMeant: boolean): Generator<Replacement> {
    if (node.kind === 'constant') {
      if (!isMeant && !isOfField(node.type)) return
      if (node.value === option) yield found(node.place)
      if (Array.isArray(node.value))
        for (const [index, value] of node.value.entries()) if (value === option) yield found(into(node.place, index))
      return
    }
    const meant = node.kind === 'call' ? meantIn(node, isMeant || isOfField(node.type), isOfField) : undefined
    for (const [index, part] of partsOfTyped(node).entries()) yield* visit(part, meant?.has(index) === true)
  }
  yield* visit(checked.typed, isOfField(gives))
}

/** Arguments whose texts are options of the field: beside a value of it, or as the result where one is expected. */
function meantIn(
  { definition, args }: TypedCall,
  isResultMeant: boolean,
  isOfField: (type: FormulaType) => boolean,
): ReadonlySet<number> {
  const all = [...args.keys()]
  const beside = (indexes: readonly number[]) =>
    indexes.some((index) => isOfField((args[index] as Typed).type)) ? indexes : []
  const results = (indexes: readonly number[]) => (isResultMeant ? indexes : [])
  const last = args.length - 1
  switch (definition.op) {
    case '==':
    case '!=':
    case 'in':
      return new Set(beside(all))
    case 'coalesce':
      return new Set(results(all))
    case 'if':
      return new Set(results(all.filter((index) => index % 2 === 1 || index === last)))
    case 'switch': {
      const cases = all.filter((index) => index % 2 === 1 && index < last)
      const others = all.filter((index) => index > 0 && !cases.includes(index))
      return new Set([...beside([0, ...cases]), ...results(others)])
    }
    default:
      return new Set()
  }
}
