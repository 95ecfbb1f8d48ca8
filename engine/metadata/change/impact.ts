import type { Json } from '../../fields/field-type.ts'
import type { Model, ObjectModel, Text } from '../model.ts'
import { finish, type Steps } from '../steps.ts'
import type { DocumentChange } from './diff.ts'
import { isSame } from './entries.ts'
import { fieldImpacts } from './field-impact.ts'
import { roleImpacts } from './role-impact.ts'

/**
 * What a change of metadata does to the data and people that are there already.
 * `loss`: something cannot be reached any more; `attention`: someone should look; `work`: done by itself, takes time.
 */
export interface Impact {
  readonly kind:
    | 'object-removed'
    | 'field-removed'
    | 'type-changed'
    | 'currency-changed'
    | 'field-required'
    | 'bounds-tightened'
    | 'option-removed'
    | 'unique-added'
    | 'slot-needed'
    | 'sharing-changed'
    | 'stages-tightened'
    | 'validation-added'
    | 'role-removed'
    | 'role-widened'
    | 'role-narrowed'
    | 'rate-missing'
    | 'plan-removed'
    | 'component-removed'
  readonly weight: 'loss' | 'attention' | 'work'
  readonly object?: string
  readonly field?: string
  readonly role?: string
  /** The value of the option that was removed. */
  readonly option?: string
  /** The name of the validation that is new or asks something else. */
  readonly validation?: string
  readonly message: Text
}

/** Everything that the changes between two models mean for existing data and for people, heaviest first. */
export function impactOf(changes: readonly DocumentChange[], before: Model, after: Model): readonly Impact[] {
  return finish(impactInSteps(changes, before, after))
}

export function* impactInSteps(
  changes: readonly DocumentChange[],
  before: Model,
  after: Model,
): Steps<readonly Impact[]> {
  if (changes.length === 0) return []
  const roles = new Set(changes.filter(({ kind }) => kind === 'role').map(({ document }) => document))
  // Any document may change an object's slots, so objects are always compared.
  const impacts: Impact[] = []
  for (const old of before.objects.values()) {
    impacts.push(...objectImpacts(old, after.objects.get(old.name)))
    yield
  }
  impacts.push(...roleImpacts(before, after, (role) => roles.has(`role:${role}`)))
  const weights = ['loss', 'attention', 'work']
  return impacts.sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))
}

function* objectImpacts(old: ObjectModel, young: ObjectModel | undefined): Generator<Impact> {
  if (young === undefined) {
    yield {
      kind: 'object-removed',
      weight: 'loss',
      object: old.name,
      message: {
        en: `“${old.label.en}” is removed: its records are kept, but nobody can reach them.`,
        'zh-CN': `移除“${chinese(old.label)}”：其记录会保留，但无法访问。`,
      },
    }
    return
  }
  yield* fieldImpacts(old, young)
  yield* sharingImpacts(old, young)
  yield* stageImpacts(old, young)
  yield* validationImpacts(old, young)
}

function* sharingImpacts(old: ObjectModel, young: ObjectModel): Generator<Impact> {
  if (old.sharing === young.sharing) return
  yield {
    kind: 'sharing-changed',
    weight: 'attention',
    object: old.name,
    message: {
      en: `Records of “${old.label.en}” were shared as “${old.sharing}”, now as “${young.sharing}”: other people see them.`,
      'zh-CN': `“${chinese(old.label)}”记录的共享方式由“${old.sharing}”变为“${young.sharing}”：能看到它们的人会改变。`,
    },
  }
}

function* stageImpacts(old: ObjectModel, young: ObjectModel): Generator<Impact> {
  const stages = young.stages
  if (stages === undefined) return
  // no record stands yet on a stage that is new
  const known = new Set(old.fields.get(stages.field)?.options?.map(({ value }) => value))
  const isTighter = [...stages.transitions].some(([from, to]) => {
    if (!known.has(from)) return false
    const had = old.stages?.transitions.get(from) ?? [...known].filter((stage) => stage !== from)
    return had.some((stage) => known.has(stage) && !to.includes(stage))
  })
  if (!isTighter) return
  yield {
    kind: 'stages-tightened',
    weight: 'attention',
    object: old.name,
    field: stages.field,
    message: {
      en: `Records of “${old.label.en}” may no longer make some moves between stages that they could make before.`,
      'zh-CN': `“${chinese(old.label)}”记录的部分阶段流转将不再允许。`,
    },
  }
}

function* validationImpacts(old: ObjectModel, young: ObjectModel): Generator<Impact> {
  const before = new Map(old.validations.map((validation) => [validation.name, validation]))
  for (const { name, must, message } of young.validations) {
    if (isSame(before.get(name)?.must as Json | undefined, must as Json)) continue
    yield {
      kind: 'validation-added',
      weight: 'attention',
      object: old.name,
      validation: name,
      message: {
        en: `Records of “${old.label.en}” are held against the rule “${message.en}”: those that break it have to be corrected at their next edit.`,
        'zh-CN': `“${chinese(old.label)}”的记录将按规则“${chinese(message)}”校验：不符合的记录在下次编辑时必须更正。`,
      },
    }
  }
}

export function chinese(label: Text): string {
  return label['zh-CN'] ?? label.en
}
