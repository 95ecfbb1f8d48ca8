import { fieldTypes } from '../fields/index.ts'
import { MAX_SLOT_CHARACTERS } from '../fields/text-like.ts'
import { dependenciesOf } from '../formula/dependencies.ts'
import { builtInNames } from './built-in-fields.ts'
import { type Bundle, nameFieldOf, targetOf } from './bundle.ts'
import { compileFieldOf } from './compile-field.ts'
import { fieldFormulas, readUse } from './formulas.ts'
import { kindOf } from './kinds/index.ts'
import type { ViewDocument } from './kinds/view/types.generated.ts'
import type { SlotNeed } from './model.ts'
import type { Steps } from './steps.ts'
import { fieldsAlong } from './uses.ts'

type Use = 'shown' | 'searched'

/**
 * Which fields want a slot: those that lists filter or sort by, that relations use, and that name a record, with an
 * index; those that lists show or formulas over sets read, without. Keys are `object.field`.
 */
export function* slotNeeds(bundle: Bundle, views: Iterable<ViewDocument>): Steps<ReadonlyMap<string, SlotNeed>> {
  const uses = new Map<string, Use>()
  const note = (key: string, how: Use) => {
    if (uses.get(key) !== 'searched') uses.set(key, how)
  }
  const use = (object: string, path: string, how: Use) => {
    for (const key of fieldsAlong(bundle, object, path)) note(key, how)
  }
  for (const { name, document, fields } of bundle.objects.values()) {
    use(name, nameFieldOf(document), 'searched')
    for (const field of [document.stages?.field, document.stages?.since])
      if (field !== undefined) use(name, field, 'searched')
    for (const { field } of document.stages?.dates ?? []) use(name, field, 'shown')
    for (const field of fields.values()) {
      if (targetOf(field) !== undefined || field.index === true) use(name, field.name, 'searched')
      if (field.type === 'rollup') use(name, field.name, 'shown')
    }
  }
  for (const view of views) useInView(view, (path, how) => use(view.object, path, how))
  for (const { document } of bundle.sources) {
    yield
    for (const link of kindOf(document).links(document)) {
      const reading = link.to === 'formula' && link.over === 'sets' ? readUse(bundle, link) : undefined
      if (reading === undefined || 'problems' in reading) continue
      for (const { field } of dependenciesOf(reading.typed))
        note(field, document.kind === 'view' ? 'searched' : 'shown')
    }
  }
  for (const typed of (yield* fieldFormulas(bundle)).values())
    for (const { field } of dependenciesOf(typed)) note(field, 'shown')
  return new Map([...uses].flatMap(([key, how]) => slotOf(bundle, key, how)))
}

function useInView(view: ViewDocument, use: (path: string, how: Use) => void): void {
  for (const { field } of view.columns) use(field, 'shown')
  for (const path of view.board?.card ?? []) use(path, 'shown')
  if (view.board?.sum !== undefined) use(view.board.sum, 'shown')
  if (view.board?.groupBy !== undefined) use(view.board.groupBy, 'searched')
  for (const { field } of view.sort ?? []) use(field, 'searched')
}

/** Built-in fields are columns of the store already, and formula fields are worked out as they are asked for. */
function slotOf(bundle: Bundle, key: string, how: Use): [string, SlotNeed][] {
  const [object = '', name = ''] = key.split('.')
  const field = bundle.objects.get(object)?.fields.get(name)
  if (field === undefined || builtInNames.has(name) || field.type === 'formula') return []
  const kind = fieldTypes[compileFieldOf(bundle, object, field).valueType].slot
  if (kind === null || (field.maxLength ?? 0) > MAX_SLOT_CHARACTERS) return []
  return [[key, { kind, indexed: how === 'searched' }]]
}
