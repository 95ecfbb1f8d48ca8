/** What was done, in words, in both languages. */
import { type Json, typeOf } from '@attain/engine/fields'
import { always } from '@attain/engine/formula'
import type { FieldModel, Language, ObjectModel, Text } from '@attain/engine/metadata'
import { visibleNames } from '../../store/references.ts'
import type { Context } from '../context.ts'
import type { Done } from './action-run.ts'

const languages: readonly Language[] = ['en', 'zh-CN']

/** A text for each language. */
export function inBoth(write: (language: Language) => string): Done {
  const [en = '', zh = ''] = languages.map(write)
  return { en, 'zh-CN': zh }
}

export function labelIn({ label }: { readonly label: Text }, language: Language): string {
  return label[language] ?? label.en
}

/** Fields and what they became: "Stage: Won; Amount: $100.00". */
export async function valuesInWords(
  context: Context,
  model: ObjectModel,
  values: Readonly<Record<string, Json>>,
): Promise<Done> {
  const given = Object.entries(values).flatMap(([name, value]) => {
    const field = model.fields.get(name)
    return field ? [{ field, value }] : []
  })
  const names = await namesOf(context, given)
  const timeZone = context.view.workspace.model.app.timeZone
  return inBoth((language) =>
    given
      .map(({ field, value }) => {
        const shown = valueInWords(field, value, language, timeZone, names.get(String(value)))
        return language === 'en' ? `${labelIn(field, language)}: ${shown}` : `${labelIn(field, language)}：${shown}`
      })
      .join(language === 'en' ? '; ' : '；'),
  )
}

/** A value as it is shown; `name` is what a reference is called. */
export function valueInWords(
  field: FieldModel,
  value: Json | undefined,
  language: Language,
  timeZone: string | undefined,
  name: string | undefined,
): string {
  if (value === null || value === undefined || value === '') return BLANK
  if (field.target !== undefined) return name || BLANK
  return typeOf(field).display(value, field, language, timeZone) || BLANK
}

export const BLANK = '–'

/** What a record is called. */
export async function nameOfRecord(context: Context, object: string, id: string): Promise<string> {
  const of = context.view.workspace.objects.get(object)
  if (!of) return id
  const [names] = await visibleNames(
    context.db,
    context.view,
    [{ object: of, ids: [id], where: always }],
    context.today,
  )
  return names?.get(id) || id
}

async function namesOf(
  { db, view, today }: Context,
  given: readonly { readonly field: FieldModel; readonly value: Json }[],
): Promise<ReadonlyMap<string, string>> {
  const questions = given.flatMap(({ field, value }) => {
    const object = view.workspace.objects.get(field.target ?? '')
    return object && typeof value === 'string' ? [{ object, ids: [value], where: always }] : []
  })
  const answers = await visibleNames(db, view, questions, today)
  return new Map(answers.flatMap((answer) => [...answer]))
}
