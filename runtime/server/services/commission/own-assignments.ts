/**
 * Nobody puts themselves on a plan, takes themselves off it, or says what is their own on it: an assignment to oneself, to
 * one's position, team or role is written, deleted and restored by somebody else, whatever rights one has on assignments.
 */
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Document } from '../../store/write/columns.ts'
import type { Context } from '../context.ts'
import type { RecordProblem } from '../record-problem.ts'

const message = {
  en: 'It is about yourself. Ask somebody else to change what you are paid by.',
  'zh-CN': '该分配涉及您本人，请由他人设置您的奖金方案。',
}

const subjects = ['person', 'position', 'team', 'role'] as const

/** For each of some records what is wrong with it; each may be given as it was and as it is to be. */
export async function problemsOfOwn(
  context: Context,
  { model }: LiveObject,
  records: readonly (readonly Document[])[],
): Promise<readonly (readonly RecordProblem[])[]> {
  if (model.name !== 'plan_assignment' || context.view.actor.isSystem === true) return records.map(() => [])
  const mine = await subjectsOf(context)
  return records.map((versions) => {
    const field = subjects.find((name) => versions.some(({ [name]: subject }) => mine[name].has(subject)))
    return field === undefined ? [] : [{ field, code: 'ownAssignment', message }]
  })
}

/** Of records that are deleted or restored. */
export async function refuseOwn(context: Context, object: LiveObject, documents: readonly Document[]): Promise<void> {
  const found = await problemsOfOwn(
    context,
    object,
    documents.map((document) => [document]),
  )
  if (found.some((problems) => problems.length > 0))
    throw new AttainError('forbidden', {
      action: { en: 'change what you are paid by yourself', 'zh-CN': '自行更改本人的方案分配' },
    })
}

/** Oneself, the positions that one holds at any time, the team with those above it, and the roles. */
async function subjectsOf({
  db,
  view,
}: Context): Promise<Readonly<Record<(typeof subjects)[number], ReadonlySet<unknown>>>> {
  const { workspace, actor } = view
  const keyOf = (name: string) => workspace.objects.get(name)?.key ?? null
  const { rows: positions } = await sql<{ id: string }>`select id from records where workspace_id = ${workspace.id}
    and object_key = ${keyOf('position')} and deleted_at is null and doc ->> 'person' = ${actor.personId}`.execute(db)
  const { rows: teams } = await sql<{ id: string }>`with own as (select (doc ->> 'team')::uuid as id from records
      where workspace_id = ${workspace.id} and object_key = ${keyOf('person')} and id = ${actor.personId}::uuid)
    select id from own where id is not null
    union select h.ancestor_id from hierarchy_paths h join own on own.id = h.descendant_id
      where h.workspace_id = ${workspace.id} and h.object_key = ${keyOf('team')} and h.field = 'parent'`.execute(db)
  return {
    person: new Set([actor.personId]),
    position: new Set(positions.map(({ id }) => id)),
    team: new Set(teams.map(({ id }) => id)),
    role: new Set(actor.roles),
  }
}
