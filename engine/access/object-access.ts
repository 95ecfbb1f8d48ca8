/**
 * What a set of roles may do with one object. Roles add up, record by record: a field is readable on a record only
 * when a role that reaches this record also shows the field. Two roles together never show more than each by itself.
 */
import { allOf, always, anyOf, type Condition, isSameCondition, never, readCondition } from '../formula/condition.ts'
import { scopeOf } from '../formula/types/scope.ts'
import type { RoleDocument } from '../metadata/kinds/role/types.generated.ts'
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts'
import { levelOf, seesInputs } from './computed-fields.ts'

type ObjectRights = NonNullable<RoleDocument['objects']>[number]
type Right = 'create' | 'read' | 'edit' | 'delete' | 'export' | 'import' | 'editApproved'
type RecordScope = NonNullable<ObjectRights['scope']>

/** Everybody in a workspace has this role, when the bundle (or the system bundle) defines it. */
export const EVERYONE = 'everyone'

export interface ObjectAccess {
  readonly create: boolean
  readonly export: boolean
  readonly import: boolean
  /** Whether records that were approved may be changed, as far as they may be edited. */
  readonly editApproved: boolean
  /** Which records may be read, edited, deleted; `never` when no role grants the right at all. */
  readonly read: Condition
  readonly edit: Condition
  readonly delete: Condition
  /** On which of the readable records a field may be read: `always` is the common case, `never` hides the field. */
  readField(field: FieldModel): Condition
  /** On which of the editable records a field may be written. */
  editField(field: FieldModel): Condition
  /** Whether a field may be filled in when a record is created. */
  fillField(field: FieldModel): boolean
}

/** True when one of the roles may do everything. */
export function isAdministrator(model: Model, roles: readonly string[]): boolean {
  return roles.some((name) => model.roles.get(name)?.administrator === true)
}

/** The access that roles give on an object. Unknown roles give nothing. */
export function accessTo(object: ObjectModel, model: Model, roles: readonly string[]): ObjectAccess {
  if (isAdministrator(model, roles)) return fullAccess
  const granted = rightsOf(model, roles, object.name)
  const may = (right: Right) => granted.filter((rights) => rights[right] === true)
  const reach = (right: 'read' | 'edit' | 'delete', rights: ObjectRights) =>
    recordScope(right, rights, object, model, roles)
  const scopeOf = (right: 'read' | 'edit' | 'delete') => anyOf(may(right).map((rights) => reach(right, rights)))
  const read = scopeOf('read')
  // what cannot be read cannot be changed, whatever a role says
  const edit = within(scopeOf('edit'), read)
  const rightsOn = (name: string) => rightsOf(model, roles, name)
  const fieldLevel = (rights: ObjectRights, field: FieldModel): string => {
    const isNamed = rights.fields?.some((entry) => entry.field === field.name) === true
    const isOpen = isNamed || !isComputed(field) || seesInputs(field, rights, model, rightsOn)
    return isOpen ? levelOf(rights, field) : 'hidden'
  }
  const fieldCondition = (right: 'read' | 'edit', field: FieldModel, levels: readonly string[]): Condition => {
    const holders = may(right)
    const showing = holders.filter((rights) => levels.includes(fieldLevel(rights, field)))
    if (showing.length === holders.length) return holders.length === 0 ? never : always
    return anyOf(showing.map((rights) => reach(right, rights)))
  }
  return {
    create: may('create').length > 0,
    export: may('export').length > 0 && read.op !== 'never',
    import: may('import').length > 0,
    editApproved: may('editApproved').length > 0,
    read,
    edit,
    delete: within(scopeOf('delete'), read),
    readField: (field) => fieldCondition('read', field, ['read', 'edit']),
    editField: (field) => (isGiven(field) ? never : fieldCondition('edit', field, ['edit'])),
    fillField: (field) => !isGiven(field) && may('create').some((rights) => fieldLevel(rights, field) === 'edit'),
  }
}

/** Of administrators, and of the system itself. */
export const fullAccess: ObjectAccess = {
  create: true,
  export: true,
  import: true,
  editApproved: true,
  read: always,
  edit: always,
  delete: always,
  readField: () => always,
  editField: (field) => (isGiven(field) ? never : always),
  fillField: (field) => !isGiven(field),
}

/** Built-in fields that the system alone writes. */
function isGiven(field: FieldModel): boolean {
  return field.builtIn && field.name !== 'owner' && field.name !== 'record_type'
}

function isComputed(field: FieldModel): boolean {
  return field.type === 'formula' || field.type === 'rollup'
}

function rightsOf(model: Model, roles: readonly string[], object: string): readonly ObjectRights[] {
  return [...roles, EVERYONE].flatMap(
    (name) => model.roles.get(name)?.objects?.filter((rights) => rights.object === object) ?? [],
  )
}

/** The records that one role reaches with one right, the object's sharing default included. */
function recordScope(
  right: 'read' | 'edit' | 'delete',
  rights: ObjectRights,
  object: ObjectModel,
  model: Model,
  roles: readonly string[],
): Condition {
  if (object.sharing === 'edit' && right !== 'delete') return always
  if (object.sharing === 'read' && right === 'read') return always
  if (object.sharing === 'parent' && object.parentField !== undefined) {
    const field = object.fields.get(object.parentField)
    const parent = field?.target === undefined ? undefined : model.objects.get(field.target)
    if (!field || !parent) return never
    // details follow their parent: whoever may edit the parent may edit and delete its details
    const access = accessTo(parent, model, roles)
    const scope = right === 'read' ? access.read : access.edit
    return scope.op === 'always' || scope.op === 'never' ? scope : { op: 'parent', field, scope }
  }
  const scope = (right === 'read' ? rights.scope : (rights.editScope ?? rights.scope)) ?? 'own'
  return scopeCondition(scope, object, model)
}

function scopeCondition(scope: RecordScope, object: ObjectModel, model: Model): Condition {
  if (typeof scope === 'object') {
    const reading = readCondition(scope.where, scopeOf(model, object))
    // the bundle was checked; should a condition be broken all the same, it opens nothing
    return 'condition' in reading ? reading.condition : never
  }
  switch (scope) {
    case 'own':
      return { op: 'own' }
    case 'team':
      return { op: 'team' }
    case 'subordinates':
      return { op: 'subordinates' }
    case 'all':
      return always
  }
}

/** The smaller scope where both are simple; both together otherwise. */
function within(inner: Condition, outer: Condition): Condition {
  return outer.op === 'always' || isSameCondition(inner, outer) ? inner : allOf([inner, outer])
}
