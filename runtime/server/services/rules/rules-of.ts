/** The rules of a model that run, by what begins them. */
import type { Model, RuleDocument } from '@attain/engine/metadata'
import type { EventType, RecordEvent } from '../events/index.ts'

export interface Rule {
  /** `object/name` */
  readonly key: string
  readonly document: RuleDocument
}

interface RulesOfModel {
  /** Those that something which happens to a record may begin, by object, in their order. */
  readonly byObject: ReadonlyMap<string, readonly Rule[]>
  /** Those that time begins. */
  readonly timed: readonly Rule[]
}

const known = new WeakMap<Model, RulesOfModel>()

function rulesOf(model: Model): RulesOfModel {
  const before = known.get(model)
  if (before) return before
  const active = [...model.rules]
    .map(([key, document]): Rule => ({ key, document }))
    .filter(({ document }) => document.active !== false)
  const isTimed = ({ document: { on } }: Rule) => on.type === 'schedule' || on.type === 'date'
  const rules: RulesOfModel = {
    byObject: Map.groupBy(
      active.filter((rule) => !isTimed(rule)),
      ({ document }) => document.object,
    ),
    timed: active.filter(isTimed),
  }
  known.set(model, rules)
  return rules
}

const none: readonly Rule[] = []

export function timedRules(model: Model): readonly Rule[] {
  return rulesOf(model).timed
}

/** True when an event of this type may begin a rule of the object. */
export function mayBegin(model: Model, object: string, type: EventType): boolean {
  const rules = rulesOf(model).byObject.get(object) ?? none
  return rules.some(({ document: { on } }) => typesOf[type].includes(on.type))
}

/** A record comes to a stage when it is made there, or changed to it. What comes back from the recycle bin is not new. */
const typesOf: Readonly<Record<EventType, readonly RuleDocument['on']['type'][]>> = {
  created: ['created', 'stage'],
  updated: ['changed', 'stage'],
  deleted: ['deleted'],
  restored: [],
}

/** The rules that the event begins, conditions aside. */
export function rulesBegunBy(model: Model, event: RecordEvent): readonly Rule[] {
  const rules = rulesOf(model).byObject.get(event.object.model.name) ?? none
  return rules.filter(({ document }) => begins(document, event))
}

function begins({ on }: RuleDocument, { type, object, changes, record }: RecordEvent): boolean {
  if (!typesOf[type].includes(on.type)) return false
  switch (on.type) {
    case 'created':
    case 'deleted':
      return true
    case 'changed':
      return on.fields === undefined ? Object.keys(changes).length > 0 : on.fields.some((field) => field in changes)
    case 'stage': {
      const field = object.model.stages?.field ?? ''
      const stage = record.document[field]
      return typeof stage === 'string' && on.stages.includes(stage) && (type === 'created' || field in changes)
    }
    case 'schedule':
    case 'date':
      return false
    default:
      return on satisfies never
  }
}
