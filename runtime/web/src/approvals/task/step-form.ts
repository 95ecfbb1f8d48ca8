/** The form of a step: the object and its layout as the step's rights leave them. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import { COMPUTED_TYPES, type LayoutDocument } from '@attain/form'

export type StepRights = Readonly<Record<string, 'hidden' | 'read' | 'edit' | 'required'>>

export interface StepForm {
  readonly object: ObjectBody
  readonly layout: LayoutDocument
  /** What whoever decides may fill in. */
  readonly editable: readonly string[]
}

/** What is to be filled in comes first, whatever the layout says of its place; everything else can be read. */
export function stepForm(
  object: ObjectBody,
  layout: LayoutDocument,
  rights: StepRights,
  toFillIn: FormLabel,
): StepForm {
  const fields = object.fields.filter(({ name }) => rights[name] !== 'hidden').map((field) => withRight(field, rights))
  const editable = fields.filter(({ access }) => access === 'edit').map(({ name }) => name)
  const isEditable = new Set(editable)
  const section = {
    name: 'to_fill_in',
    label: toFillIn,
    columns: 2 as const,
    fields: editable.map((field) => ({ field })),
  }
  const others = layout.sections.map((each) => ({
    ...each,
    fields: each.fields.filter(({ field }) => !isEditable.has(field)),
  }))
  return {
    object: { ...object, fields },
    layout: {
      ...layout,
      sections: editable.length > 0 ? [section, ...others] : others,
      highlights: layout.highlights?.filter((name) => rights[name] !== 'hidden'),
    } as LayoutDocument,
    editable,
  }
}

type FormLabel = LayoutDocument['sections'][number]['label']

function withRight(field: FieldBody, rights: StepRights): FieldBody {
  const right = rights[field.name]
  const mayFill = (right === 'edit' || right === 'required') && !COMPUTED_TYPES.has(field.type)
  return { ...field, access: mayFill ? 'edit' : 'read', required: mayFill && (right === 'required' || field.required) }
}
