/** The fields of the record that the way depends on: those that its conditions and its people name. */
import type { Bundle, FieldModel } from '@attain/engine/metadata'
import { fieldsOf } from '../../../names/field-path.ts'
import type { Approval } from '../graph/document.ts'

/** More than one wants to fill in. */
const MOST = 30
const computed: ReadonlySet<string> = new Set(['formula', 'rollup', 'autoNumber', 'attachment'])

export function fieldsAsked(approval: Approval, bundle: Bundle): readonly FieldModel[] {
  const fields = new Map(fieldsOf(bundle, approval.object).map((field) => [field.name, field]))
  const found = new Set<string>()
  const look = (name: string, depth: number): void => {
    const field = fields.get(name)
    if (field === undefined || found.has(name) || depth > 5) return
    if (!computed.has(field.type)) {
      found.add(name)
      return
    }
    // what a formula field is made of
    for (const inner of namesIn(JSON.stringify(bundle.objects.get(approval.object)?.fields.get(name) ?? '')))
      look(inner, depth + 1)
  }
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (NAMING.has(key)) for (const name of namesIn(value)) look(name, 0)
    } else if (Array.isArray(value)) for (const one of value) visit(one, key)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) visit(one, NAMING.has(key) ? key : inner)
  }
  visit([approval.start, approval.nodes], '')
  return [...fields.values()].filter(({ name }) => found.has(name)).slice(0, MOST)
}

/** Where approvals name fields whose values decide the way. */
const NAMING: ReadonlySet<string> = new Set(['when', 'until', 'formula', 'field', 'of'])

/** The first steps of names; a name in a text is one too many, not one too few. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/[a-z][a-z0-9_]*/g)].map(([name]) => name)
}
