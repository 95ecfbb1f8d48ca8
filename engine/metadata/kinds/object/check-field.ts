import { isCurrency } from '../../../fields/currencies.ts'
import { compareDecimals } from '../../../fields/decimal.ts'
import { readBound } from '../../../fields/decimal-like.ts'
import { fieldTypes } from '../../../fields/index.ts'
import { MAX_SLOT_CHARACTERS } from '../../../fields/text-like.ts'
import { builtInNames, RECORD_TYPE } from '../../built-in-fields.ts'
import { type Bundle, childListOf, targetOf } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { notKept, readRollup } from '../../formulas.ts'
import { nameType } from '../../json-type.ts'
import type { SlotKind } from '../../model.ts'
import { missingNames } from '../../names.ts'
import { type Finding, problem } from '../../problem.ts'
import { isReservedFieldName } from '../../reserved-names.ts'
import { givenTwice } from '../named-twice.ts'
import { patternMistake } from './pattern-mistake.ts'
import type { FieldDocument } from './types.generated.ts'

type FieldType = FieldDocument['type']
type Setting = keyof FieldDocument

/** Settings that every type has. */
const commonSettings: ReadonlySet<Setting> = new Set([
  'name', 'label', 'type', 'help', 'description', 'required', 'unique', 'default', 'defaultFormula', 'index', 'search',
]) // biome-ignore format: one list

/** Settings that a type cannot do without. */
const neededSettings: Partial<Record<FieldType, readonly Setting[]>> = {
  select: ['options'],
  multiSelect: ['options'],
  lookup: ['target'],
  masterDetail: ['target'],
  formula: ['expression', 'returns'],
  rollup: ['children', 'aggregate'],
}

/** Aggregates that make sense for a type of child field. */
const aggregates: Partial<Record<FieldType, readonly string[]>> = {
  number: ['sum', 'min', 'max', 'avg'],
  currency: ['sum', 'min', 'max', 'avg'],
  percent: ['min', 'max', 'avg'],
  date: ['min', 'max'],
  datetime: ['min', 'max'],
}

/** What a field's schema cannot say. */
export function* checkField(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  const { name, type } = field
  if (isReservedFieldName(name) || builtInNames.has(name) || name === RECORD_TYPE)
    yield problem('reserved-name', `${at}/name`, { found: name })
  yield* checkSettings(field, at)
  yield* checkBounds(field, at)
  yield* checkPattern(field, at)
  yield* givenTwice(field.options ?? [], 'value', `${at}/options`)
  yield* checkRelation(field, at, object, bundle)
  if (field.currency !== undefined && !isCurrency(field.currency))
    yield problem('unknown-currency', `${at}/currency`, { found: field.currency })
  if (type === 'rollup') yield* checkRollup(field, at, object, bundle)
  if (field.unique === true && !fieldTypes[type].canBeUnique)
    yield problem('unique-not-possible', `${at}/unique`, { type })
  if (field.required === true && fieldTypes[type].readOnly)
    yield problem('required-not-possible', `${at}/required`, { type })
  yield* checkIndex(field, at, object, bundle)
  yield* checkDefault(field, at, object, bundle)
}

function* checkSettings(field: FieldDocument, at: string): Generator<Finding> {
  const { type } = field
  const known = new Set<Setting>([...commonSettings, ...fieldTypes[type].settings])
  for (const setting of Object.keys(field) as Setting[])
    if (!known.has(setting)) yield problem('setting-not-for-type', `${at}/${setting}`, { setting, type })
  for (const setting of neededSettings[type] ?? [])
    if (field[setting] === undefined) yield problem('missing-setting', `${at}/${setting}`, { setting, type })
  if (type === 'rollup' && field.aggregate !== undefined && field.aggregate !== 'count' && field.field === undefined)
    yield problem('missing-setting', `${at}/field`, { setting: 'field', type })
}

function* checkBounds(field: FieldDocument, at: string): Generator<Finding> {
  const [min, max] = [field.min, field.max].map((one) => (one === undefined ? undefined : readBound(one)))
  for (const [setting, value] of [
    ['min', min],
    ['max', max],
  ] as const)
    if (value === null)
      yield problem('bad-bound', `${at}/${setting}`, {
        found: String(field[setting]),
        reason: { en: 'Write numbers of more than 15 digits as text.', 'zh-CN': '超过 15 位的数字请写成文本。' },
      })
  if (min != null && max != null && compareDecimals(min, max) > 0)
    yield problem('range-reversed', `${at}/min`, { low: 'min', high: 'max' })
  if (field.minLength !== undefined && field.maxLength !== undefined && field.minLength > field.maxLength)
    yield problem('range-reversed', `${at}/minLength`, { low: 'minLength', high: 'maxLength' })
  if (field.earliest !== undefined && field.latest !== undefined && field.earliest > field.latest)
    yield problem('range-reversed', `${at}/earliest`, { low: 'earliest', high: 'latest' })
}

function* checkPattern({ pattern }: FieldDocument, at: string): Generator<Finding> {
  if (pattern === undefined) return
  const reason = patternMistake(pattern)
  if (reason !== undefined) yield problem('bad-pattern', `${at}/pattern`, { found: pattern, reason })
}

function* checkRelation(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  const target = targetOf(field)
  if (field.hierarchy === true && target !== undefined && target !== object)
    yield problem('hierarchy-target', `${at}/hierarchy`, { expected: object, found: target })
  if (target !== undefined && typeof field.children === 'string')
    yield problem('wrong-type', `${at}/children`, {
      expected: { en: 'an object with name and label', 'zh-CN': '含 name 和 label 的对象' },
      found: nameType(''),
    })
  if (field.type === 'rollup' && typeof field.children === 'object')
    yield problem('wrong-type', `${at}/children`, {
      expected: { en: 'the name of a child list', 'zh-CN': '子列表名称' },
      found: nameType({}),
    })

  const list = childListOf(field)
  const seenFrom = target === undefined ? undefined : bundle.objects.get(target)
  if (list === undefined || seenFrom === undefined) return
  const relation = seenFrom.children.get(list.name)
  const takenByOther = relation !== undefined && (relation.object !== object || relation.field.name !== field.name)
  if (takenByOther || seenFrom.fields.has(list.name))
    yield problem('children-clash', `${at}/children/name`, { object: seenFrom.name, found: list.name })
}

function* checkRollup(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  if (typeof field.children !== 'string') return
  const relation = bundle.objects.get(object)?.children.get(field.children)
  if (relation === undefined) return
  const before = [...whereOfRollup(field, at, relation.object, bundle)]
  yield* before
  if (field.field === undefined) {
    if (before.length === 0) yield* checkKept(field, at, object, bundle)
    return
  }
  yield* missingNames(bundle, { place: `${at}/field`, to: 'field', object: relation.object, name: field.field })
  const summed = bundle.objects.get(relation.object)?.fields.get(field.field)
  const { aggregate } = field
  if (summed === undefined || aggregate === undefined || aggregate === 'count') return
  const { valueType } = compileFieldOf(bundle, relation.object, summed)
  if (!aggregates[valueType]?.includes(aggregate))
    yield problem('rollup-field-type', `${at}/field`, { aggregate, field: field.field, found: summed.type })
  else if (before.length === 0) yield* checkKept(field, at, object, bundle)
}

function* whereOfRollup(field: FieldDocument, at: string, child: string, bundle: Bundle): Generator<Finding> {
  if (field.where === undefined) return
  const formula = { object: child, formula: field.where, gives: 'condition', over: 'sets' } as const
  yield* missingNames(bundle, { place: `${at}/where`, to: 'formula', ...formula })
}

/** What a roll-up looks at must be kept with the children, or a change of it would go unnoticed. */
function* checkKept(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  const reading = bundle.broken.size === 0 ? readRollup(bundle, object, field) : undefined
  if (reading === undefined || 'problems' in reading || reading.typed.kind !== 'aggregate') return
  const { value, where } = reading.typed
  const hint = {
    en: 'A formula field with SUM, COUNT and so on can look at anything.',
    'zh-CN': '使用 SUM、COUNT 等函数的公式字段可以引用任何内容。',
  }
  for (const [part, typed] of [
    ['field', value],
    ['where', where],
  ] as const)
    for (const found of typed === undefined ? [] : notKept(typed))
      yield problem('rollup-not-kept', `${at}/${part}`, { found }, hint)
}

function* checkIndex(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  if (field.index !== true) return
  if (slotKindOf(field, object, bundle) === null)
    yield problem('index-not-possible', `${at}/index`, {
      reason: { en: `its type is ${field.type}`, 'zh-CN': `其类型为 ${field.type}` },
    })
  else if ((field.maxLength ?? 0) > MAX_SLOT_CHARACTERS)
    yield problem('index-not-possible', `${at}/index`, {
      reason: {
        en: `it may have more than ${MAX_SLOT_CHARACTERS} characters`,
        'zh-CN': `允许超过 ${MAX_SLOT_CHARACTERS} 个字符`,
      },
    })
}

/** The kind of slot that the values of a field live in; null when they are worked out as they are asked for. */
function slotKindOf(field: FieldDocument, object: string, bundle: Bundle): SlotKind | null {
  return field.type === 'formula' ? null : fieldTypes[compileFieldOf(bundle, object, field).valueType].slot
}

function* checkDefault(field: FieldDocument, at: string, object: string, bundle: Bundle): Generator<Finding> {
  const type = fieldTypes[field.type]
  const given = (['default', 'defaultFormula'] as const).filter((setting) => field[setting] !== undefined)
  if (!type.canBeDefault) {
    for (const setting of given) yield problem('default-not-possible', `${at}/${setting}`, { type: field.type })
    return
  }
  if (given.length === 2) yield problem('two-defaults', `${at}/defaultFormula`, {})
  if (field.default === undefined) return
  if (field.pattern !== undefined && patternMistake(field.pattern) !== undefined) return
  const reading = type.read(field.default, compileFieldOf(bundle, object, field))
  if ('problem' in reading)
    yield problem('bad-default', `${at}/default`, {
      found: JSON.stringify(field.default),
      reason: reading.problem.message,
    })
}
