/** Fields as an asker knows them. */
import { figuresOf, mayWithPlan, type ObjectAccess } from '@attain/engine/access'
import { type FieldModel, type Named, namedBy } from '@attain/engine/metadata'
import { accessOf, type View } from '../store/live-workspace.ts'

export function isWritten(access: ObjectAccess, field: FieldModel): boolean {
  return access.fillField(field) || access.editField(field).op !== 'never'
}

/**
 * Which documents there are is told to those who may choose among them; whoever only reads a field that names one is told of
 * those that their roles let them know. Where these are none, the name is a text.
 */
export function knownField(view: View, field: FieldModel): FieldModel {
  const named = namedBy(field.object, field.name)
  const owner = view.workspace.model.objects.get(field.object)
  if (named === undefined || owner === undefined || isWritten(accessOf(view, owner), field)) return field
  const { options = [], document, ...rest } = field
  const { options: _, ...settings } = document
  const known = options.filter(({ value }) => knows(view, named, value))
  return known.length > 0
    ? { ...rest, options: known, document: settings }
    : { ...rest, type: 'text', valueType: 'text', document: { ...settings, type: 'text' } }
}

/** By what their roles say of it. */
function knows({ workspace: { model }, actor: { roles } }: View, named: Named, name: string): boolean {
  const seesKpi = (kpi: string) => figuresOf(model, roles, kpi).op !== 'never'
  switch (named) {
    case 'plan':
      return mayWithPlan(model, roles, name, 'see')
    case 'kpi':
      return seesKpi(name)
    case 'target': {
      const target = model.targets.get(name)
      return target !== undefined && seesKpi(target.kpi)
    }
    case 'role':
    case 'component':
    case 'withObjectives':
    case 'objective':
      return false
    default:
      return named satisfies never
  }
}
