import { writableBuiltIns } from '../built-in-fields.ts'
import type { ObjectRights, RoleDocument } from '../kinds/role/types.generated.ts'
import type { FieldModel, Model, ObjectModel, Text } from '../model.ts'
import type { Impact } from './impact.ts'

/** Something that a role may do, in words. */
type Right = Text

const rightNames = {
  create: { en: 'create', 'zh-CN': '新建' },
  read: { en: 'read', 'zh-CN': '查看' },
  edit: { en: 'edit', 'zh-CN': '编辑' },
  editApproved: { en: 'edit approved records', 'zh-CN': '修改已审批记录' },
  delete: { en: 'delete', 'zh-CN': '删除' },
  export: { en: 'export', 'zh-CN': '导出' },
  import: { en: 'import', 'zh-CN': '导入' },
} as const satisfies Readonly<Record<string, Text>>

/** Who may do more or less than before. */
export function* roleImpacts(before: Model, after: Model, isChanged: (role: string) => boolean): Generator<Impact> {
  for (const old of before.roles.values()) {
    if (!isChanged(old.name)) continue
    const young = after.roles.get(old.name)
    if (young === undefined) yield removed(old)
    else yield* changed(old, young, after)
  }
}

function* changed(old: RoleDocument, young: RoleDocument, model: Model): Generator<Impact> {
  if (old.administrator !== true && young.administrator === true) {
    yield change('role-widened', young, undefined, [{ en: 'everything', 'zh-CN': '一切' }])
    return
  }
  if (old.administrator === true && young.administrator !== true) {
    yield change('role-narrowed', young, undefined, [{ en: 'everything', 'zh-CN': '一切' }])
    return
  }
  for (const object of model.objects.values()) {
    const [had, has] = [rightsOn(old, object), rightsOn(young, object)]
    const gained = [...more(had, has, object)]
    const lost = [...more(has, had, object)]
    if (gained.length > 0) yield change('role-widened', young, object, gained)
    if (lost.length > 0) yield change('role-narrowed', young, object, lost)
  }
}

/** What the second rights allow and the first do not. */
function* more(from: ObjectRights, to: ObjectRights, object: ObjectModel): Generator<Right> {
  for (const right of Object.keys(rightNames) as (keyof typeof rightNames)[])
    if (to[right] === true && from[right] !== true) yield rightNames[right]
  if (to.read === true && from.read === true && isWider(from.scope, to.scope))
    yield { en: 'read other records', 'zh-CN': '查看更多记录' }
  const editScopes = [from.editScope ?? from.scope, to.editScope ?? to.scope] as const
  if (to.edit === true && from.edit === true && isWider(...editScopes))
    yield { en: 'edit other records', 'zh-CN': '编辑更多记录' }
  if (to.read !== true || from.read !== true) return
  for (const field of object.fields.values()) {
    const [had, has] = [accessTo(from, field.name), accessTo(to, field.name)]
    const { en, 'zh-CN': chinese = en } = field.label
    if (had === 'hidden' && has !== 'hidden') yield { en: `see “${en}”`, 'zh-CN': `查看“${chinese}”` }
    // Who may not edit at all gains "edit" as a whole, which is said above.
    const mayEdit = to.edit === true && from.edit === true && isWritable(field)
    if (mayEdit && had !== 'edit' && has === 'edit') yield { en: `edit “${en}”`, 'zh-CN': `编辑“${chinese}”` }
  }
}

/** Whether people fill this field in, and not the store or a formula. */
function isWritable({ name, type, builtIn }: FieldModel): boolean {
  return builtIn ? writableBuiltIns.has(name) : !['formula', 'rollup', 'autoNumber'].includes(type)
}

/** Scopes that are conditions, or team and subordinates, may reach records that the other does not. */
function isWider(from: ObjectRights['scope'] = 'own', to: ObjectRights['scope'] = 'own'): boolean {
  return JSON.stringify(from) !== JSON.stringify(to) && from !== 'all' && to !== 'own'
}

function accessTo(rights: ObjectRights, field: string): string {
  return rights.fields?.find((one) => one.field === field)?.access ?? rights.otherFields ?? 'edit'
}

function rightsOn(role: RoleDocument, object: ObjectModel): ObjectRights {
  return role.objects?.find((rights) => rights.object === object.name) ?? { object: object.name }
}

function removed(role: RoleDocument): Impact {
  return {
    kind: 'role-removed',
    weight: 'loss',
    role: role.name,
    message: {
      en: `The role “${role.label.en}” is removed: people who have it lose what it allowed.`,
      'zh-CN': `移除角色“${role.label['zh-CN'] ?? role.label.en}”：拥有它的人将失去相应权限。`,
    },
  }
}

function change(
  kind: 'role-widened' | 'role-narrowed',
  role: RoleDocument,
  object: ObjectModel | undefined,
  rights: readonly Right[],
): Impact {
  const [name, chineseName] = [role.label.en, role.label['zh-CN'] ?? role.label.en]
  const [en, chinese] = [
    rights.map((right) => right.en).join(', '),
    rights.map((right) => right['zh-CN'] ?? right.en).join('、'),
  ]
  const [of, chineseOf] =
    object === undefined ? ['', ''] : [` (${object.label.en})`, `（${object.label['zh-CN'] ?? object.label.en}）`]
  const isMore = kind === 'role-widened'
  return {
    kind,
    weight: 'attention',
    role: role.name,
    ...(object === undefined ? {} : { object: object.name }),
    message: {
      en: `“${name}” ${isMore ? 'may now' : 'may no longer'}${of}: ${en}.`,
      'zh-CN': `“${chineseName}”${isMore ? '现在可以' : '不再可以'}${chineseOf}：${chinese}。`,
    },
  }
}
