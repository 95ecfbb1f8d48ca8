/** Which roll-ups a workspace keeps, what each looks at, and the order in which changes go from children upwards. */
import { type Json, valueTypeOf } from '@attain/engine/fields'
import {
  compileEvaluator,
  type Environment,
  partsOfTyped,
  type RecordView,
  type Typed,
} from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import type { LiveObject, LiveWorkspace } from '../live-workspace.ts'
import { slotReader } from '../query/slot-value.ts'
import type { Document } from '../write/columns.ts'
import { type Aggregate, emptyState, type RollupState } from './state.ts'

/** The kept roll-ups of a record, by `KeptRollup.key`. */
export type RollupStates = Readonly<Record<string, RollupState>>

/** A record at one moment. */
export interface Image {
  readonly document: Document
  readonly owner: string | null
  readonly rollups: RollupStates
}

/** What a child adds to its parent's roll-up. */
export interface Contribution {
  readonly parent: string
  readonly value: string | null
}

export interface Rollup {
  readonly field: FieldModel
  /** The number under which records keep it. */
  readonly key: number
  readonly aggregate: Aggregate
  readonly parent: LiveObject
  readonly child: LiveObject
  /** The lookup by which children name their parent. */
  readonly reference: FieldModel
  readonly summed: FieldModel | undefined
  readonly where: Typed | undefined
  /** Roll-ups of the children that it looks at, by field name. */
  readonly reads: ReadonlySet<string>
  contributionOf(child: Image | null): Contribution | null
}

/** Roll-ups of one object that can be brought up to date together. */
export interface Step {
  readonly object: LiveObject
  readonly rollups: readonly Rollup[]
}

export interface RollupPlan {
  /** Children before parents. */
  readonly steps: readonly Step[]
  /** Roll-ups by the name of the object whose records they look at. */
  readonly over: ReadonlyMap<string, readonly Rollup[]>
  /** What a new record of an object starts with, by the object's name. */
  readonly initial: ReadonlyMap<string, RollupStates>
}

const known = new WeakMap<LiveWorkspace, RollupPlan>()

export function rollupPlanOf(workspace: LiveWorkspace): RollupPlan {
  const before = known.get(workspace)
  if (before) return before
  const rollups = [...rollupsOf(workspace)]
  const over = new Map<string, Rollup[]>()
  const initial = new Map<string, Record<string, RollupState>>()
  for (const rollup of rollups) {
    const { child, parent, key, field, aggregate } = rollup
    over.set(child.model.name, [...(over.get(child.model.name) ?? []), rollup])
    initial.set(parent.model.name, { ...initial.get(parent.model.name), [key]: emptyState(field, aggregate) })
  }
  const plan: RollupPlan = { steps: stepsOf(rollups), over, initial }
  known.set(workspace, plan)
  return plan
}

/** True when changes of an object's records may move a roll-up. */
export function hasRollupsOver(workspace: LiveWorkspace, object: LiveObject): boolean {
  return rollupPlanOf(workspace).over.has(object.model.name)
}

/** What a new record starts with; undefined for objects without roll-ups. */
export function initialRollups(workspace: LiveWorkspace, object: LiveObject): RollupStates | undefined {
  return rollupPlanOf(workspace).initial.get(object.model.name)
}

function* rollupsOf(workspace: LiveWorkspace): Generator<Rollup> {
  const environment: Environment = {
    ...workspace.calendar,
    // a roll-up may look at neither: what it says would change without a change of its children
    now: '1970-01-01T00:00:00.000Z',
    currentUser: null,
    roles: new Set(),
    isManagerOf: () => false,
  }
  for (const [name, typed] of workspace.model.formulas) {
    const [objectName = '', fieldName = ''] = name.split('.')
    const parent = workspace.objects.get(objectName)
    const kept = parent?.rollups.get(fieldName)
    const field = parent?.model.fields.get(fieldName)
    if (!parent || !kept || field?.type !== 'rollup' || typed.kind !== 'aggregate') continue
    const { relation } = typed.list
    const child = workspace.objects.get(relation.object)
    const reference = child?.model.fields.get(relation.field)
    if (!child || !reference) continue
    const summed = typed.value?.kind === 'field' ? typed.value.path.field : undefined
    const aggregate = typed.definition.op as Aggregate
    yield {
      field,
      key: kept.key,
      aggregate,
      parent,
      child,
      reference,
      summed,
      where: typed.where,
      reads: new Set([typed.value, typed.where].flatMap((part) => (part ? rollupsIn(part) : []))),
      contributionOf: contributionReader(field, child, reference, typed.value, typed.where, environment),
    }
  }
}

function rollupsIn(typed: Typed): string[] {
  const own = typed.kind === 'field' && typed.path.field.type === 'rollup' ? [typed.path.field.name] : []
  return [...own, ...partsOfTyped(typed).flatMap(rollupsIn)]
}

function contributionReader(
  field: FieldModel,
  child: LiveObject,
  reference: FieldModel,
  value: Typed | undefined,
  where: Typed | undefined,
  environment: Environment,
): Rollup['contributionOf'] {
  const evaluate = value && compileEvaluator(value)
  const counts = where && compileEvaluator(where)
  const toSlot = valueTypeOf(field).toSlot
  return (image) => {
    const parent = image?.document[reference.name]
    if (!image || typeof parent !== 'string') return null
    const view = viewOf(child, image)
    if (counts && counts(view, environment) !== true) return null
    if (!evaluate) return { parent, value: null }
    const found = evaluate(view, environment)
    const slot = found === null ? null : toSlot(found, field)
    return slot === null ? null : { parent, value: slot }
  }
}

function viewOf(object: LiveObject, { document, owner, rollups }: Image): RecordView {
  return {
    read(path): Json | undefined {
      if (path === 'owner') return owner
      const kept = object.rollups.get(path)
      const field = kept && object.model.fields.get(path)
      if (kept && field) return slotReader(field)?.(rollups[kept.key]?.v)
      return Object.hasOwn(document, path) ? document[path] : null
    },
    children: () => [],
  }
}

/**
 * Objects in an order in which children come before parents as far as there is one, so that whoever holds a record and
 * wants another goes the same way as everybody else; the roll-ups of an object together, each after what it looks at.
 */
function stepsOf(rollups: readonly Rollup[]): Step[] {
  const objects: LiveObject[] = []
  const visited = new Set<LiveObject>()
  const visit = (object: LiveObject) => {
    if (visited.has(object)) return
    visited.add(object)
    for (const rollup of rollups) if (rollup.parent === object) visit(rollup.child)
    objects.push(object)
  }
  for (const { parent } of rollups) visit(parent)

  const steps: Step[] = []
  const waiting = new Set(rollups)
  const isReady = ({ child, reads }: Rollup) =>
    ![...waiting].some((other) => other.parent === child && reads.has(other.field.name))
  while (waiting.size > 0) {
    const before = waiting.size
    for (const object of objects) {
      const ready = [...waiting].filter((rollup) => rollup.parent === object && isReady(rollup))
      if (ready.length === 0) continue
      for (const rollup of ready) waiting.delete(rollup)
      steps.push({ object, rollups: ready })
    }
    if (waiting.size === before) throw new Error('Roll-ups go round in a circle.')
  }
  return steps
}
