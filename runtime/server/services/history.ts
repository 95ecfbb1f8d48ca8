/** Who changed what of a record, newest first; only fields that the actor may read. */
import type { HistoryBody } from '@attain/contract'
import { always } from '@attain/engine/formula'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import { isoTime } from '../store/query/iso-time.ts'
import { visibleNames } from '../store/references.ts'
import type { Context } from './context.ts'
import { readRecordById } from './records.ts'

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>

export async function recordHistory(
  context: Context,
  object: LiveObject,
  id: string,
  limit: number,
  beforeVersion: number | undefined,
): Promise<HistoryBody> {
  const { db, view } = context
  await readRecordById(context, object, id, [])
  let query = db
    .selectFrom('audit')
    .select(['version', 'at', 'by', 'action', 'changes'])
    .where('workspace_id', '=', view.workspace.id)
    .where('object_key', '=', object.key)
    .where('record_id', '=', id)
  if (beforeVersion !== undefined) query = query.where('version', '<', beforeVersion)
  const rows = await query
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .execute()
  const access = accessOf(view, object.model)
  const shown = rows.slice(0, limit).map((row) => ({
    ...row,
    changes: Object.entries(row.changes as Changes).flatMap(([name, [from, to]]) => {
      const field = object.model.fields.get(name)
      // a field that is hidden on some records stays out: what it held may date from another owner's time
      return field && access.readField(field).op === 'always' ? [{ field, from, to }] : []
    }),
  }))
  const names = await namesOf(
    context,
    shown.flatMap((row) =>
      row.changes.flatMap(({ field, from, to }) => [[field.target, from] as const, [field.target, to] as const]),
    ),
    shown.map((row) => row.by),
  )
  const label = (target: string | undefined, value: unknown) =>
    target === undefined || typeof value !== 'string' ? undefined : names.get(`${target}/${value}`)
  return {
    items: shown.map(({ version, at, by, action, changes }) => {
      const byName = by === null ? undefined : names.get(`person/${by}`)
      return {
        version,
        at: isoTime(at),
        by,
        ...(byName === undefined ? {} : { byName }),
        action,
        changes: changes.map(({ field, from, to }) => {
          const [fromLabel, toLabel] = [label(field.target, from), label(field.target, to)]
          return {
            field: field.name,
            from,
            to,
            ...(fromLabel === undefined ? {} : { fromLabel }),
            ...(toLabel === undefined ? {} : { toLabel }),
          }
        }),
      }
    }),
    next: rows.length > limit ? String(shown.at(-1)?.version) : null,
  }
}

async function namesOf(
  context: Context,
  references: readonly (readonly [string | undefined, unknown])[],
  people: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, Set<string>>()
  const want = (target: string | undefined, id: unknown) => {
    if (target === undefined || typeof id !== 'string') return
    wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
  }
  for (const [target, id] of references) want(target, id)
  for (const id of people) want('person', id)
  const questions = [...wanted].flatMap(([target, ids]) => {
    const object = context.view.workspace.objects.get(target)
    return object ? [{ object, ids: [...ids], where: always }] : []
  })
  const answers = await visibleNames(context.db, context.view, questions, context.today)
  return new Map(
    questions.flatMap(({ object }, i) =>
      [...(answers[i] ?? [])].map(([id, name]) => [`${object.model.name}/${id}`, name] as const),
    ),
  )
}
