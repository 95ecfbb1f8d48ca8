/** What records show in short beside their name: the highlights of their layout, as far as one may see them. */
import type { RecordBody } from '@attain/contract'
import type { FieldModel } from '@attain/engine/metadata'
import { accessOf, type LiveObject } from '../../store/live-workspace.ts'
import { listRecords } from '../../store/query/list.ts'
import type { Context } from '../context.ts'
import { readListQuestion } from '../question.ts'

export type Summary = readonly { label: string; value: string }[]

const MOST_FIELDS = 3

/** By record; nothing for those that one may not see. One query for each object. */
export async function summariesOf(
  context: Context,
  records: readonly { readonly object: string; readonly id: string }[],
): Promise<ReadonlyMap<string, { label: string; value: string }[]>> {
  const found = new Map<string, { label: string; value: string }[]>()
  for (const name of new Set(records.map(({ object }) => object))) {
    const object = context.view.workspace.objects.get(name)
    if (!object || accessOf(context.view, object.model).read.op === 'never') continue
    const fields = highlightsOf(context, object)
    if (fields.length === 0) continue
    const ids = [...new Set(records.filter((record) => record.object === name).map(({ id }) => id))]
    const { db, view, today } = context
    const question = readListQuestion(view, object, {
      fields: fields.map((field) => field.name),
      filter: { in: [{ var: 'id' }, ids] },
      limit: ids.length,
    })
    const { items } = await listRecords(db, view, object, question, today)
    for (const item of items) found.set(item.id, summaryOf(context, fields, item))
  }
  return found
}

function highlightsOf(context: Context, { model }: LiveObject): readonly FieldModel[] {
  const { layouts } = context.view.workspace.model
  const layout = [...layouts.values()].find(
    ({ object, highlights }) => object === model.name && highlights !== undefined,
  )
  const access = accessOf(context.view, model)
  return (layout?.highlights ?? [])
    .flatMap((name) => model.fields.get(name) ?? [])
    .filter((field) => access.readField(field).op !== 'never' && field.name !== model.nameField)
    .slice(0, MOST_FIELDS)
}

function summaryOf({ language }: Context, fields: readonly FieldModel[], { values, labels }: RecordBody) {
  return fields.flatMap((field) => {
    const value = values[field.name]
    if (value === null || value === undefined || typeof value === 'object') return []
    return [
      { label: field.label[language] ?? field.label.en, value: labels[field.name] ?? shownAs(field, value, language) },
    ]
  })
}

function shownAs(field: FieldModel, value: unknown, language: Context['language']): string {
  const option = field.options?.find((one) => one.value === value)?.label
  if (option) return option[language] ?? option.en
  if (field.currency === undefined) return String(value)
  // amounts are texts, so that no digit is lost; the formatter takes them as they are
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: field.currency })
  return format.format(String(value) as `${number}`)
}
