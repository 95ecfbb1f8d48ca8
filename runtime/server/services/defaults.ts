/** Defaults that are worked out: what a new record gets where nothing was given. */
import { isWritable, requiredField, typeOf } from '@attain/engine/fields'
import { orderFormulas, readFieldFormula, scopeOf, type Typed } from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import type { LiveObject } from '../store/live-workspace.ts'
import type { Document } from '../store/write/columns.ts'
import type { Context } from './context.ts'
import { compileRecordFormulas, evaluateFormulas, type RecordFormulas } from './record-formulas.ts'
import type { RecordProblem } from './record-problem.ts'

interface Draft {
  document: Document
  readonly given: ReadonlySet<string>
  readonly owner: string | null
  readonly problems: RecordProblem[]
}

interface Default {
  readonly field: FieldModel
  readonly formulas: RecordFormulas
}

/** Fills in the drafts; what must be there and is still blank becomes a problem. */
export async function giveDefaults(context: Context, object: LiveObject, drafts: readonly Draft[]): Promise<void> {
  // one after the other: a default may look at one that was worked out before
  for (const { field, formulas } of defaultsOf(context, object)) {
    const without = drafts.filter(({ given }) => !given.has(field.name))
    const records = without.map(({ document, owner }) => ({ document, owner, prior: null }))
    const values = without.length === 0 ? [] : await evaluateFormulas(context, object, formulas, records)
    without.forEach((draft, i) => {
      const reading = typeOf(field).read(values[i]?.[0] ?? null, field)
      if ('problem' in reading) draft.problems.push({ field: field.name, ...reading.problem })
      else if (reading.value !== null) draft.document = { ...draft.document, [field.name]: reading.value }
      else if (field.required) draft.problems.push(requiredField(field))
    })
  }
}

const known = new WeakMap<LiveObject, readonly Default[]>()

/** Read once per revision, each after what it needs. */
function defaultsOf(context: Context, object: LiveObject): readonly Default[] {
  const before = known.get(object)
  if (before) return before
  const { model } = context.view.workspace
  const scope = scopeOf(model, object.model)
  const formulas = new Map<string, Typed>()
  for (const field of object.model.fields.values()) {
    if (field.document.defaultFormula === undefined || !isWritable(field)) continue
    const reading = readFieldFormula(field.document.defaultFormula, scope, field)
    if ('typed' in reading) formulas.set(`${object.model.name}.${field.name}`, reading.typed)
  }
  const ordered = orderFormulas(formulas)
  // in a circle each looks at what is there already
  const order = 'order' in ordered ? ordered.order : [...formulas.keys()]
  const defaults = order.flatMap((key) => {
    const field = object.model.fields.get(key.slice(object.model.name.length + 1))
    const typed = formulas.get(key)
    return field && typed ? [{ field, formulas: compileRecordFormulas(model, object.model, [typed]) }] : []
  })
  known.set(object, defaults)
  return defaults
}
