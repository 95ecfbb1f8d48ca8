/**
 * Who sees a formula field or roll-up. It gives the same value to everybody, so whoever sees it learns something of what
 * it reads. A role that does not name it shows it only where all of that may be seen anyway.
 */
import { type Dependency, dependenciesOf } from '../formula/dependencies.ts'
import type { RoleDocument } from '../metadata/kinds/role/types.generated.ts'
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts'

type ObjectRights = NonNullable<RoleDocument['objects']>[number]

/** The rights that somebody's roles give, by object. */
export type GrantedRights = (object: string) => readonly ObjectRights[]

/** True when everything that a computed field reads may be seen, under these rights on the field's own object. */
export function seesInputs(field: FieldModel, rights: ObjectRights, model: Model, granted: GrantedRights): boolean {
  return inputsOf(model, field).every((one) => isSeen(one, field, rights, model, granted))
}

/** What a computed field reads that may not be seen, or not of all records: why it is hidden. */
export function unseenInputs(
  field: FieldModel,
  rights: ObjectRights,
  model: Model,
  granted: GrantedRights,
): readonly FieldModel[] {
  const unseen = inputsOf(model, field).filter((one) => !isSeen(one, field, rights, model, granted))
  return [...new Set(unseen.map(({ input }) => input))]
}

function isSeen(
  { input, through }: Input,
  field: FieldModel,
  rights: ObjectRights,
  model: Model,
  granted: GrantedRights,
): boolean {
  if (through === 'own') return levelOf(rights, input) !== 'hidden'
  const object = model.objects.get(input.object)
  return (
    object !== undefined &&
    granted(input.object).some(
      (one) => one.read === true && levelOf(one, input) !== 'hidden' && reachesAll(one, object, field.object),
    )
  )
}

/** What a role says of a field that is not computed. */
export function levelOf(rights: ObjectRights, field: Pick<FieldModel, 'name'>): string {
  if (field.name === 'id' || field.name === 'version') return 'edit'
  return rights.fields?.find((entry) => entry.field === field.name)?.access ?? rights.otherFields ?? 'edit'
}

/** True when no record of the object stays unseen, apart from the details of records that are not seen themselves. */
function reachesAll(rights: ObjectRights, object: ObjectModel, from: string): boolean {
  if (object.sharing === 'read' || object.sharing === 'edit') return true
  if (object.sharing === 'parent') return object.fields.get(object.parentField ?? '')?.target === from
  return rights.scope === 'all'
}

interface Input {
  readonly input: FieldModel
  readonly through: Dependency['through']
}

const known = new WeakMap<Model, Map<string, readonly Input[]>>()

/** Every field that a computed field reads, by way of other computed fields too. */
function inputsOf(model: Model, field: FieldModel): readonly Input[] {
  const inputs = known.get(model) ?? new Map<string, readonly Input[]>()
  known.set(model, inputs)
  const key = `${field.object}.${field.name}`
  const before = inputs.get(key)
  if (before !== undefined) return before
  const typed = model.formulas.get(key)
  const found = (typed === undefined ? [] : dependenciesOf(typed)).flatMap(({ field: read, through }) => {
    const [object = '', name = ''] = read.split('.')
    const input = model.objects.get(object)?.fields.get(name)
    if (input === undefined) return []
    const behind = inputsOf(model, input)
    return [{ input, through }, ...behind.map((one) => (through === 'own' ? one : { ...one, through }))]
  })
  inputs.set(key, found)
  return found
}
