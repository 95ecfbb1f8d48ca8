import { fieldTypes } from '../fields/index.ts'
import { MAX_SLOT_CHARACTERS } from '../fields/text-like.ts'
import { builtInNames } from './built-in-fields.ts'
import { type Bundle, nameFieldOf, targetOf } from './bundle.ts'
import { variablesOf } from './condition.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import type { RoleDocument } from './kinds/role/types.generated.ts'
import type { ViewDocument } from './kinds/view/types.generated.ts'
import type { SlotNeed } from './model.ts'

type Use = 'shown' | 'searched'

/**
 * Which fields want a slot: those that lists filter or sort by, that relations use, and that name a record, with an
 * index; those that lists show or conditions read, without. Keys are `object.field`.
 */
export function slotNeeds(bundle: Bundle, views: Iterable<ViewDocument>): ReadonlyMap<string, SlotNeed> {
  const uses = new Map<string, Use>()
  const use = (object: string, path: string, how: Use) => {
    for (const key of fieldsAlong(bundle, object, path)) if (uses.get(key) !== 'searched') uses.set(key, how)
  }
  for (const { name, document, fields } of bundle.objects.values()) {
    use(name, nameFieldOf(document), 'searched')
    if (document.stages !== undefined) use(name, document.stages.field, 'searched')
    for (const field of fields.values()) {
      if (targetOf(field) !== undefined || field.index === true) use(name, field.name, 'searched')
      for (const { path } of variablesOf(field.where, '')) use(targetOf(field) ?? name, path, 'shown')
    }
  }
  for (const view of views) useInView(view, (path, how) => use(view.object, path, how))
  for (const { document } of bundle.roles.values()) useInRole(document, (object, path) => use(object, path, 'shown'))
  return new Map([...uses].flatMap(([key, how]) => slotOf(bundle, key, how)))
}

function useInView(view: ViewDocument, use: (path: string, how: Use) => void): void {
  for (const { field } of view.columns) use(field, 'shown')
  for (const path of view.board?.card ?? []) use(path, 'shown')
  if (view.board?.sum !== undefined) use(view.board.sum, 'shown')
  if (view.board?.groupBy !== undefined) use(view.board.groupBy, 'searched')
  for (const { field } of view.sort ?? []) use(field, 'searched')
  for (const { path } of variablesOf(view.filter, '')) use(path, 'searched')
}

function useInRole(role: RoleDocument, use: (object: string, path: string) => void): void {
  for (const { object, scope, editScope } of role.objects ?? [])
    for (const one of [scope, editScope])
      if (typeof one === 'object') for (const { path } of variablesOf(one.where, '')) use(object, path)
}

/** The fields that a path passes: `account.region` reads `account` here and `region` there. */
function* fieldsAlong(bundle: Bundle, object: string, path: string): Generator<string> {
  const [first = '', ...rest] = path.split('.')
  const field = bundle.objects.get(object)?.fields.get(first)
  if (field === undefined) return
  yield `${object}.${first}`
  const target = targetOf(field)
  if (rest.length > 0 && target !== undefined) yield* fieldsAlong(bundle, target, rest.join('.'))
}

function slotOf(bundle: Bundle, key: string, how: Use): [string, SlotNeed][] {
  const [object = '', name = ''] = key.split('.')
  const field = bundle.objects.get(object)?.fields.get(name)
  const kind = field === undefined || isColumn(field) ? null : fieldTypes[field.type].slot
  if (kind === null || (field?.maxLength ?? 0) > MAX_SLOT_CHARACTERS) return []
  return [[key, { kind, indexed: how === 'searched' }]]
}

/** `owner`, `created_at` and the like are columns of the store already. */
function isColumn(field: FieldDocument): boolean {
  return builtInNames.has(field.name)
}
