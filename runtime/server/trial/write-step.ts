/** What a step of a case does to records and targets: through the services that the API uses. */
import type { PreparedStep, PreparedTarget, Wave } from '@attain/engine/expected'
import type { Json } from '@attain/engine/fields'
import { type Period, periodOf } from '@attain/engine/performance/calendar'
import { AttainError } from '../errors.ts'
import { writeMany } from '../services/bulk.ts'
import type { Context } from '../services/context.ts'
import { visibleTarget } from '../services/performance/targets/documents.ts'
import { COMPANY, personSubject, targetKey, teamSubject } from '../services/performance/targets/subjects.ts'
import { addLines, currentLines, giveWay } from '../services/performance/targets/write.ts'
import { changeRecord, deleteRecord } from '../services/records.ts'
import type { LiveObject } from '../store/live-workspace.ts'
import { at, CaseFailure } from './case-failure.ts'

/** Records of a case by their keys. */
export type RecordIds = Map<string, string>

export async function writeStep(context: Context, ids: RecordIds, step: PreparedStep): Promise<void> {
  for (const wave of step.waves) await writeWave(context, ids, wave)
  for (const { object, records } of step.waves)
    for (const { key, path, later, references } of records)
      if (later.length > 0)
        await at(path, () => {
          const values = Object.fromEntries(later.map((field) => [field, idOf(ids, references[field])]))
          return changeRecord(context, objectNamed(context, object), idOf(ids, key), values, undefined)
        })
  for (const { object, key, path, values, references } of step.changes)
    await at(path, () => {
      const change = { ...values, ...idsOf(ids, references) }
      return changeRecord(context, objectNamed(context, object), idOf(ids, key), change, undefined)
    })
  for (const { object, key, path } of step.deletions)
    await at(path, () => deleteRecord(context, objectNamed(context, object), idOf(ids, key), undefined))
  for (const [target, amounts] of Map.groupBy(step.targets, (one) => one.target))
    await at(`${step.path}/targets/${target}`, () => writeTargets(context, ids, target, amounts))
}

async function writeWave(context: Context, ids: RecordIds, { object, records }: Wave): Promise<void> {
  const rows = records.map(({ values, references, later }) => ({
    values: { ...values, ...idsOf(ids, references, later) },
  }))
  const written = await writeMany(context, objectNamed(context, object), {
    ...{ action: 'create', mode: 'all', records: rows },
  }).catch((error: unknown) => {
    const { index = 0 } = error instanceof AttainError ? ((error.details ?? {}) as { readonly index?: number }) : {}
    throw CaseFailure.from(records[index]?.path ?? '', error)
  })
  for (const [number, { key }] of records.entries()) ids.set(key, written.ids[number] ?? '')
}

function idsOf(ids: RecordIds, references: Readonly<Record<string, string>>, except: readonly string[] = []) {
  const now = Object.entries(references).filter(([field]) => !except.includes(field))
  return Object.fromEntries(now.map(([field, key]): [string, Json] => [field, idOf(ids, key)]))
}

async function writeTargets(
  context: Context,
  ids: RecordIds,
  name: string,
  amounts: readonly PreparedTarget[],
): Promise<void> {
  const { calendar } = visibleTarget(context, name)
  // what a case says of a period comes after what its file says
  const cells = [
    ...new Map(
      amounts.map(({ of, period, amount }) => {
        const subject = subjectOf(ids, of)
        return [targetKey(period, subject), { subject, period, amount }] as const
      }),
    ).values(),
  ]
  const periods = new Map(
    cells.flatMap(({ period }): [string, Period][] => {
      const found = periodOf(calendar, period)
      return found === undefined ? [] : [[period, found]]
    }),
  )
  // what is set before a period holds from its first day; what is changed later, from then on
  const first = [...periods.values()].map(({ from }) => from).sort()[0] ?? context.today
  const effective = first < context.today ? first : context.today
  await giveWay(context, await currentLines(context, name, cells), cells, effective)
  await addLines(context, name, cells, periods, { state: 'agreed', effective, reason: 'attain test' })
}

function subjectOf(ids: RecordIds, of: PreparedTarget['of']) {
  if (of === undefined) return COMPANY
  const id = idOf(ids, of.key)
  return of.object === 'team' ? teamSubject(id) : personSubject(id)
}

export function idOf(ids: RecordIds, key: string | undefined): string {
  const id = key === undefined ? undefined : ids.get(key)
  if (id === undefined) throw new Error(`There is no record ${key}: cases are prepared before they run.`)
  return id
}

function objectNamed({ view }: Context, name: string): LiveObject {
  const object = view.workspace.objects.get(name)
  if (object === undefined) throw new Error(`There is no object ${name}: cases are prepared before they run.`)
  return object
}
