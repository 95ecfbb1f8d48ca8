/** Checks the references of records that are about to be written, in one query. */
import { valueTypeOf } from '@attain/engine/fields'
import { allOf, always, type Condition, never, readCondition } from '@attain/engine/formula'
import { scopeOf } from '@attain/engine/formula/language'
import type { FieldModel, Text } from '@attain/engine/metadata'
import { accessOf, authorOf, type LiveObject } from '../store/live-workspace.ts'
import { idsByValue, type NameQuestion, visibleNames } from '../store/references.ts'
import { isStorableText } from '../store/storable-text.ts'
import { referenceFields } from '../store/write/hold.ts'
import type { Context } from './context.ts'
import type { RecordProblem, Values } from './record-problem.ts'

/** A reference by what people call the record, e.g. `{ "name": "Acme" }`. */
type NaturalKey = { readonly field: string; readonly value: string }

function naturalKeyOf(value: unknown): NaturalKey | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  const [field, text] = entries[0] ?? []
  return entries.length === 1 && field !== undefined && typeof text === 'string' ? { field, value: text } : undefined
}

export interface ResolvedInput {
  readonly values: Values
  readonly problems: RecordProblem[]
}

/** Replaces natural keys by ids. What names nothing, or several records, becomes a problem of that input. */
export async function resolveNaturalKeys(
  context: Context,
  object: LiveObject,
  inputs: readonly Values[],
): Promise<ResolvedInput[]> {
  const resolved: ResolvedInput[] = inputs.map((values) => ({ values: { ...values }, problems: [] }))
  for (const field of referenceFields(object)) {
    const target = context.view.workspace.objects.get(field.target as string)
    if (!target) continue
    const byField = new Map<string, Set<string>>()
    const wanted = inputs.flatMap((values, index) => {
      const key = naturalKeyOf(values[field.name])
      if (!key) return []
      byField.set(key.field, (byField.get(key.field) ?? new Set()).add(key.value))
      return [{ index, key }]
    })
    if (wanted.length === 0) continue
    const found = new Map<string, Map<string, string[]>>()
    for (const [name, values] of byField) {
      const keyField = keyFieldOf(context, target, name)
      const storable = [...values].filter(isStorableText)
      if (!keyField) continue
      found.set(name, await idsByValue(context.db, context.view, target, keyField, storable, context.today))
    }
    for (const { index, key } of wanted) {
      const input = resolved[index] as ResolvedInput
      const ids = found.get(key.field)?.get(key.value)
      if (ids?.length === 1) input.values[field.name] = ids[0]
      else {
        delete input.values[field.name]
        input.problems.push({ field: field.name, code: 'reference', message: notFound(target, key, ids?.length ?? 0) })
      }
    }
  }
  return resolved
}

/** A field that people may call a record by: text that they can see. */
function keyFieldOf(context: Context, target: LiveObject, name: string): FieldModel | undefined {
  const field = target.model.fields.get(name)
  if (!field || field.builtIn || valueTypeOf(field).slot !== 'text') return undefined
  return accessOf(context.view, target.model).readField(field).op === 'never' ? undefined : field
}

interface Referring {
  readonly document: Values
  readonly owner?: string | null
}

/** What a reference field of some records names, and what it may name. */
export interface AskedReference extends NameQuestion {
  readonly field: FieldModel
}

export interface JudgedReferences {
  readonly problems: RecordProblem[]
  /** The names of what the record points to, by field. */
  readonly labels: Record<string, string>
}

/**
 * Finds references to records that do not exist, that the actor may not see, or that the lookup does not allow.
 * Returns the problems of each record and the names of what they point to.
 */
export async function checkReferences(
  context: Context,
  object: LiveObject,
  records: readonly Referring[],
): Promise<JudgedReferences[]> {
  const asked = askedReferences(context, object, records)
  const answers = await visibleNames(context.db, context.view, asked, context.today)
  return records.map((record) => judgeReferences(context, record, asked, answers))
}

export function askedReferences(context: Context, object: LiveObject, records: readonly Referring[]): AskedReference[] {
  return referenceFields(object).flatMap((field) => {
    const target = context.view.workspace.objects.get(field.target as string)
    const ids = [...new Set(records.map((record) => idIn(record, field)))].filter(
      (id): id is string => typeof id === 'string',
    )
    if (!target || ids.length === 0) return []
    const where = allOf([lookupCondition(context, field, target), parentCondition(context, object, field, target)])
    return [{ field, object: target, ids, where }]
  })
}

/** False for who creates a record and owns it: they may do so even when they do not see themselves. */
export function isDemanded(context: Context, field: FieldModel, id: string): boolean {
  return field.name !== 'owner' || id !== authorOf(context.view)
}

/** `answers` are names by id, in the order of what was asked. */
export function judgeReferences(
  context: Context,
  record: Referring,
  asked: readonly AskedReference[],
  answers: readonly ReadonlyMap<string, string>[],
): JudgedReferences {
  const judged: JudgedReferences = { problems: [], labels: {} }
  asked.forEach(({ field, object: target }, question) => {
    const id = idIn(record, field)
    if (typeof id !== 'string') return
    const name = answers[question]?.get(id)
    if (name !== undefined) judged.labels[field.name] = name
    else if (isDemanded(context, field, id)) {
      judged.problems.push({ field: field.name, code: 'reference', message: unknownReference(target) })
    }
  })
  return judged
}

function idIn({ document, owner }: Referring, field: FieldModel): unknown {
  return field.name === 'owner' ? owner : document[field.name]
}

function lookupCondition(context: Context, field: FieldModel, target: LiveObject) {
  if (field.document.where === undefined) return always
  const reading = readCondition(field.document.where, scopeOf(context.view.workspace.model, target.model))
  // the bundle was checked; should a condition be broken all the same, it allows nothing
  return 'condition' in reading ? reading.condition : never
}

/** Details follow their parent: who may not edit that may not add to it either. */
function parentCondition(context: Context, { model }: LiveObject, field: FieldModel, target: LiveObject): Condition {
  return field.name === model.parentField ? accessOf(context.view, target.model).edit : always
}

function notFound(target: LiveObject, key: NaturalKey, count: number): Text {
  const { label, pluralLabel } = target.model
  return count === 0
    ? {
        en: `There is no ${label.en.toLowerCase()} with ${key.field} "${key.value}".`,
        'zh-CN': `没有 ${key.field} 为“${key.value}”的${label['zh-CN'] ?? label.en}。`,
      }
    : {
        en: `${count} ${pluralLabel.en.toLowerCase()} have ${key.field} "${key.value}".`,
        'zh-CN': `有 ${count} 条${pluralLabel['zh-CN'] ?? pluralLabel.en}的 ${key.field} 为“${key.value}”。`,
      }
}

function unknownReference(target: LiveObject): Text {
  const { label } = target.model
  return {
    en: `There is no such ${label.en.toLowerCase()}, you may not see it, or it cannot be chosen here.`,
    'zh-CN': `没有该${label['zh-CN'] ?? label.en}，或您无权查看，或此处不能选择。`,
  }
}
