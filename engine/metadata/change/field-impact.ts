import { compareDecimals } from '../../fields/decimal.ts'
import { readBound } from '../../fields/decimal-like.ts'
import type { FieldModel, ObjectModel, Text } from '../model.ts'
import { namedBy } from '../system/document-options.ts'
import { type Conversion, conversionOf } from './convert.ts'
import type { Impact } from './impact.ts'

/** What happens to the values of an object's fields. */
export function* fieldImpacts(before: ObjectModel, after: ObjectModel): Generator<Impact> {
  for (const old of before.fields.values()) {
    const young = after.fields.get(old.name)
    if (young === undefined) yield removed(old, after)
    else yield* changed(old, young, after)
  }
  for (const young of after.fields.values()) {
    if (before.fields.has(young.name)) continue
    if (mustBeGiven(young)) yield required(young, after)
  }
}

function* changed(old: FieldModel, young: FieldModel, object: ObjectModel): Generator<Impact> {
  const conversion = conversionOf(old, young)
  if (old.type !== young.type || old.target !== young.target) yield typeChanged(old, young, object, conversion)
  if (old.currency !== undefined && young.currency !== undefined && old.currency !== young.currency)
    yield currencyChanged(old, young, object)
  if (mustBeGiven(young) && !old.required) yield required(young, object)
  if (young.unique && !old.unique) yield uniqueAdded(young, object)
  if (old.type === young.type && isTighter(old, young)) yield boundsTightened(young, object)
  // of documents that go, their own kinds tell
  const options = namedBy(object.name, old.name) === undefined ? (old.options ?? []) : []
  for (const option of options)
    if (young.options?.some(({ value }) => value === option.value) === false) yield optionRemoved(young, object, option)
  if (young.slot !== undefined && needsFilling(old, young)) yield slotNeeded(young, object)
}

function mustBeGiven(field: FieldModel): boolean {
  return field.required && field.document.default === undefined
}

/** A slot is filled anew when it is new, of another kind, or counts in other units. */
function needsFilling(old: FieldModel, young: FieldModel): boolean {
  return (
    old.slot?.kind !== young.slot?.kind ||
    old.type !== young.type ||
    (young.slot?.kind === 'money' && old.scale !== young.scale)
  )
}

/** Whether a value that was accepted may now be refused. */
function isTighter({ document: old, scale: oldScale }: FieldModel, { document: young, scale }: FieldModel): boolean {
  const min = young.min === undefined ? null : readBound(young.min)
  const oldMin = old.min === undefined ? null : readBound(old.min)
  const max = young.max === undefined ? null : readBound(young.max)
  const oldMax = old.max === undefined ? null : readBound(old.max)
  return (
    (min !== null && (oldMin === null || compareDecimals(min, oldMin) > 0)) ||
    (max !== null && (oldMax === null || compareDecimals(max, oldMax) < 0)) ||
    (scale !== undefined && oldScale !== undefined && scale < oldScale) ||
    (young.minLength ?? 0) > (old.minLength ?? 0) ||
    (young.maxLength ?? Number.POSITIVE_INFINITY) <
      (old.maxLength ?? defaultLengths[old.type] ?? Number.POSITIVE_INFINITY) ||
    (young.pattern !== undefined && young.pattern !== old.pattern) ||
    (young.earliest !== undefined && young.earliest > (old.earliest ?? '')) ||
    (young.latest !== undefined && young.latest < (old.latest ?? '9999-12-31'))
  )
}

const defaultLengths: Readonly<Record<string, number>> = { text: 255, longText: 20_000 }

function removed(field: FieldModel, object: ObjectModel): Impact {
  return impact('field-removed', 'loss', field, object, {
    en: 'is removed: its values are kept in the records, but nobody can reach them.',
    'zh-CN': '被移除：其值仍保留在记录中，但无法访问。',
  })
}

const conversions: Readonly<Record<Conversion, Text>> = {
  kept: { en: 'its values stay as they are.', 'zh-CN': '其值保持不变。' },
  tried: { en: 'values that fit are converted, the others are lost.', 'zh-CN': '能转换的值会被转换，其余将丢失。' },
  lost: { en: 'its values are lost.', 'zh-CN': '其值将丢失。' },
}

function typeChanged(old: FieldModel, young: FieldModel, object: ObjectModel, conversion: Conversion): Impact {
  const what = (field: FieldModel) => (field.target === undefined ? field.type : `${field.type} → ${field.target}`)
  const { en, 'zh-CN': chinese } = conversions[conversion]
  return impact('type-changed', conversion === 'kept' ? 'attention' : 'loss', young, object, {
    en: `changes from ${what(old)} to ${what(young)}: ${en}`,
    'zh-CN': `由 ${what(old)} 变为 ${what(young)}：${chinese}`,
  })
}

function currencyChanged(old: FieldModel, young: FieldModel, object: ObjectModel): Impact {
  return impact('currency-changed', 'loss', young, object, {
    en: `changes from ${old.currency} to ${young.currency}: amounts keep their figures and so mean something else.`,
    'zh-CN': `由 ${old.currency} 变为 ${young.currency}：金额数字不变，含义随之改变。`,
  })
}

function required(field: FieldModel, object: ObjectModel): Impact {
  return impact('field-required', 'attention', field, object, {
    en: 'becomes required: records without it have to be completed at their next edit.',
    'zh-CN': '变为必填：缺少它的记录在下次编辑时必须补全。',
  })
}

function boundsTightened(field: FieldModel, object: ObjectModel): Impact {
  return impact('bounds-tightened', 'attention', field, object, {
    en: 'accepts less than before: values outside stay, but have to be corrected at their next edit.',
    'zh-CN': '允许的范围变小：超出的值会保留，但下次编辑时必须更正。',
  })
}

function optionRemoved(field: FieldModel, object: ObjectModel, option: { value: string; label: Text }): Impact {
  const { en, 'zh-CN': chinese = en } = option.label
  return {
    ...impact('option-removed', 'attention', field, object, {
      en: `loses the option “${en}”: records that have it must choose another at their next edit. Retire it to keep it.`,
      'zh-CN': `移除选项“${chinese}”：使用它的记录在下次编辑时必须改选。若要保留请设为停用。`,
    }),
    option: option.value,
  }
}

function uniqueAdded(field: FieldModel, object: ObjectModel): Impact {
  return impact('unique-added', 'attention', field, object, {
    en: 'becomes unique: publishing fails while records share a value.',
    'zh-CN': '变为唯一：存在重复值时无法发布。',
  })
}

function slotNeeded(field: FieldModel, object: ObjectModel): Impact {
  return impact('slot-needed', 'work', field, object, {
    en: 'is prepared for lists in the background; until then lists by it are slower.',
    'zh-CN': '将在后台为列表建立索引数据；完成前按它查询会较慢。',
  })
}

function impact(
  kind: Impact['kind'],
  weight: Impact['weight'],
  field: FieldModel,
  object: ObjectModel,
  words: Text,
): Impact {
  const [label, owner] = [field.label, object.label]
  return {
    kind,
    weight,
    object: object.name,
    field: field.name,
    message: {
      en: `“${label.en}” of ${owner.en} ${words.en}`,
      'zh-CN': `${owner['zh-CN'] ?? owner.en}的“${label['zh-CN'] ?? label.en}”${words['zh-CN'] ?? words.en}`,
    },
  }
}
