/** What the people, teams and values in an answer are called. */
import type { FigureRow, FiguresPeople } from '@attain/contract'
import { always } from '@attain/engine/formula'
import type { FieldModel, Text } from '@attain/engine/metadata'
import type { KpiModel } from '@attain/engine/performance/kpi'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { dimensionsOf } from './kpis.ts'

/** Whose figures one sees, one may know by name. */
export async function subjectNames(
  context: Context,
  people: FiguresPeople | undefined,
  rows: readonly FigureRow[],
): Promise<Record<string, string>> {
  if (people === undefined) return {}
  const isTeam = people === 'team' || people === 'teamTree'
  return namesOf(
    asSystem(context, null),
    isTeam ? 'team' : 'person',
    rows.map(({ subject }) => subject ?? null),
  )
}

/** What it calls those who are told apart; managers are people, and called by what they are to others. */
export function subjectWord(
  { view }: Context,
  people: FiguresPeople | undefined,
): { readonly subject: Text } | undefined {
  if (people === undefined || people === 'managerTree') return undefined
  const object = view.workspace.objects.get(people === 'person' ? 'person' : 'team')
  return object && { subject: object.model.label }
}

/** For each dimension, what its values are called, as far as the asker may see that. */
export async function dimensionLabels(
  context: Context,
  kpi: KpiModel,
  dimensions: readonly string[],
  rows: readonly FigureRow[],
): Promise<Record<string, string>[]> {
  const known = dimensionsOf(context.view.workspace.model.kpis, kpi)
  return Promise.all(
    dimensions.map(async (name, place) => {
      const field = known.find((one) => one.name === name)?.path.field
      const values = rows.map((row) => row.dimensions[place] ?? null)
      if (field === undefined) return {}
      if (field.target !== undefined) return namesOf(context, field.target, values)
      return Object.fromEntries(optionsOf(field).map(({ value, label }) => [value, wordsIn(label, context)]))
    }),
  )
}

function optionsOf(field: FieldModel): readonly { readonly value: string; readonly label: Text }[] {
  if (field.valueType === 'boolean')
    return [
      { value: 'true', label: { en: 'Yes', 'zh-CN': '是' } },
      { value: 'false', label: { en: 'No', 'zh-CN': '否' } },
    ]
  return field.options ?? []
}

function wordsIn(label: Text, { language }: Context): string {
  return label[language] ?? label.en
}

async function namesOf(
  { db, view, today }: Context,
  name: string,
  values: readonly (string | null)[],
): Promise<Record<string, string>> {
  const object = view.workspace.objects.get(name)
  const ids = [...new Set(values)].filter((id) => id !== null)
  if (!object || ids.length === 0) return {}
  const [names] = await visibleNames(db, view, [{ object, ids, where: always }], today)
  return Object.fromEntries(names ?? [])
}
