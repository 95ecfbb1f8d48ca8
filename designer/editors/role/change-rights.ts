/** Changes to what a role may do with one object. What is as the engine has it anyway is not written down. */
import type { ObjectRights } from '@attain/engine/metadata'
import { type Level, type Right, rightNames, type Scope } from './role-document.ts'

export type RightsChange = (rights: ObjectRights) => ObjectRights

/** What a right does nothing without. */
const needs: Readonly<Partial<Record<Right, readonly Right[]>>> = {
  edit: ['read'],
  editApproved: ['edit', 'read'],
  delete: ['read'],
  export: ['read'],
}

/** Gives a right with those that it makes no sense without, or takes it with those that make none without it. */
export function setRight(right: Right, isGiven: boolean): RightsChange {
  const others = isGiven ? (needs[right] ?? []) : rightNames.filter((other) => needs[other]?.includes(right))
  return (rights) => withRights(rights, [right, ...others], isGiven)
}

export function setScope(scope: Scope): RightsChange {
  return ({ scope: _, ...rights }) => (scope === 'own' ? rights : { ...rights, scope })
}

/** Undefined: the records that may be seen. */
export function setEditScope(scope: Scope | undefined): RightsChange {
  return ({ editScope: _, ...rights }) => (scope === undefined ? rights : { ...rights, editScope: scope })
}

/** Undefined: as the other fields. */
export function setLevel(field: string, access: Level | undefined): RightsChange {
  return ({ fields = [], ...rights }) => {
    const index = fields.findIndex((entry) => entry.field === field)
    const next =
      access === undefined
        ? fields.filter((entry) => entry.field !== field)
        : index < 0
          ? [...fields, { field, access }]
          : fields.with(index, { field, access })
    return next.length === 0 ? rights : { ...rights, fields: next }
  }
}

export function setOtherFields(access: Level): RightsChange {
  return ({ otherFields: _, ...rights }) => (access === 'edit' ? rights : { ...rights, otherFields: access })
}

/** Usual sets of rights, to begin with. */
export const presets = {
  nothing: [],
  read: ['read'],
  work: ['create', 'read', 'edit'],
  everything: rightNames,
} as const satisfies Readonly<Record<string, readonly Right[]>>
export type Preset = keyof typeof presets

/** Exactly the rights of the preset; which records and fields stays as it is. Nothing leaves nothing. */
export function setPreset(preset: Preset): RightsChange {
  return (rights) => {
    if (preset === 'nothing') return { object: rights.object }
    const given: readonly Right[] = presets[preset]
    return withRights(
      withRights(
        rights,
        rightNames.filter((right) => !given.includes(right)),
        false,
      ),
      given,
      true,
    )
  }
}

/** True when it says no more than that there is nothing. */
export function isEmpty(rights: ObjectRights): boolean {
  return Object.keys(rights).every((key) => key === 'object')
}

function withRights(rights: ObjectRights, names: readonly Right[], isGiven: boolean): ObjectRights {
  const next: ObjectRights = { ...rights }
  for (const name of names) {
    if (isGiven) next[name] = true
    else delete next[name]
  }
  return next
}
