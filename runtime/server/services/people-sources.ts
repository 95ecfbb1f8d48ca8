/** Who is meant: from where people come in approvals and rules to the ids of people who are there. */
import { EVERYONE } from '@attain/engine/access'
import type { PeopleSource } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject } from '../store/live-workspace.ts'
import type { Context } from './context.ts'
import { type Subject, valuesOf, type Wanted } from './subject.ts'
import { isThere } from './who-is-there.ts'

type Sql = RawBuilder<unknown>

/**
 * The people that the sources name, each once, in the order of the sources, as far as they are there. One query for all of them, and one for each lookup that fields and formulas read over.
 */
export async function resolvePeople(
  context: Context,
  sources: readonly PeopleSource[],
  subject: Subject,
): Promise<readonly string[]> {
  return activePeople(context, await peopleNamed(context, sources, subject))
}

/** Of these people those who are there, in this order. */
export function resolveActive(context: Context, ids: readonly string[]): Promise<readonly string[]> {
  return activePeople(context, [given(ids)])
}

/** Those that each source names, there or not: rows of `id` and `position`. */
export async function peopleNamed(
  context: Context,
  sources: readonly PeopleSource[],
  subject: Subject,
): Promise<readonly Sql[]> {
  const wanted = sources.map((source) => wantedBy(source))
  const values = await valuesOf(
    context,
    subject,
    wanted.filter((one) => one !== undefined),
  )
  const next = values.values()
  return sources.map((source, index) => {
    const { value } = wanted[index] ? next.next() : { value: subject.submitter }
    return select(context, source, typeof value === 'string' ? value : null, subject.chosen ?? [])
  })
}

/** Whether whom the source names depends on what is in the record. */
export function readsRecord(source: PeopleSource): boolean {
  return wantedBy(source) !== undefined
}

/** What has to be worked out over the record to know whom the source begins with. */
function wantedBy(source: PeopleSource): Wanted | undefined {
  switch (source.from) {
    case 'field':
      return { formula: { var: source.field } }
    case 'teamHead':
    case 'managers':
      return source.of === undefined ? undefined : { formula: { var: source.of } }
    case 'formula':
      return { formula: source.formula, gives: { kind: 'reference', object: 'person' } }
    case 'people':
    case 'role':
    case 'submitter':
    case 'chosen':
      return undefined
    default:
      return source satisfies never
  }
}

/** Rows of `id` and `position`. `person` is whom the source begins with. */
function select(context: Context, source: PeopleSource, person: string | null, chosen: readonly string[]): Sql {
  switch (source.from) {
    case 'people':
      return byEmail(context, source.people)
    case 'role':
      return withRole(context, source.role)
    case 'teamHead':
      return headOfTeam(context, person)
    case 'managers':
      return managersOf(context, person, source)
    case 'chosen':
      return given(chosen)
    case 'submitter':
    case 'field':
    case 'formula':
      return given(person === null ? [] : [person])
    default:
      return source satisfies never
  }
}

async function activePeople(context: Context, found: readonly Sql[]): Promise<readonly string[]> {
  if (found.length === 0) return []
  const { db, view, today } = context
  const parts = found.map((rows, i) => sql`select ${sql.lit(i)} as source, id, position from (${rows}) found`)
  const { rows } = await sql<{ id: string }>`
    select person.id from (${sql.join(parts, sql` union all `)}) found
    join records person on ${isRecord(context, 'person', 'person')} and person.id = found.id
    left join memberships m on m.workspace_id = ${view.workspace.id} and m.person_id = person.id
    where ${isThere('person', 'm', today)}
    order by source, position, person.doc ->> 'name', person.id`.execute(db)
  return [...new Set(rows.map(({ id }) => id))]
}

function given(ids: readonly string[]): Sql {
  return sql`select id, position from unnest(${ids}::uuid[]) with ordinality as given (id, position)`
}

function byEmail({ view }: Context, emails: readonly string[]): Sql {
  const keys = emails.map((email) => email.toLowerCase())
  return sql`select k.record_id as id, position from unnest(${keys}::text[]) with ordinality as given (email, position)
    join unique_keys k on k.workspace_id = ${view.workspace.id} and k.object_key = ${person(view.workspace).key}
      and k.field = 'email' and k.key = given.email`
}

/** In the order of their names. */
function withRole({ view }: Context, role: string): Sql {
  const has = role === EVERYONE ? sql`true` : sql`roles @> array[${role}::text]`
  return sql`select person_id as id, 0::bigint as position from memberships
    where workspace_id = ${view.workspace.id} and active and ${has}`
}

function headOfTeam(context: Context, id: string | null): Sql {
  return sql`select (team.doc ->> 'head')::uuid as id, 0::bigint as position from records member
    join records team on ${isRecord(context, 'team', 'team')} and team.id = (member.doc ->> 'team')::uuid
    where ${isRecord(context, 'person', 'member')} and member.id = ${id}`
}

/** From the nearest up; those who left count as a level. */
function managersOf(context: Context, id: string | null, settings: { levels?: number; title?: string }): Sql {
  const { view } = context
  const { title, levels = title === undefined ? 1 : undefined } = settings
  const isNearEnough = levels === undefined ? sql`true` : sql`depth <= ${levels}`
  const goesOn =
    title === undefined
      ? sql`true`
      : sql`depth <= coalesce(min(depth) filter (where manager.doc ->> 'title' = ${title}) over (), depth)`
  return sql`select id, position from (
    select manager.id, path.depth::bigint as position, ${goesOn} as goes_on, ${isNearEnough} as is_near_enough
    from hierarchy_paths path join records manager on ${isRecord(context, 'person', 'manager')} and manager.id = path.ancestor_id
    where path.workspace_id = ${view.workspace.id} and path.object_key = ${person(view.workspace).key}
      and path.field = 'manager' and path.descendant_id = ${id} and path.depth > 0
  ) chain where goes_on and is_near_enough`
}

function isRecord({ view }: Context, object: string, alias: string): Sql {
  const key = view.workspace.objects.get(object)?.key ?? null
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`${of('workspace_id')} = ${sql.lit(view.workspace.id)} and ${of('object_key')} = ${sql.lit(key)} and ${of('deleted_at')} is null`
}

function person({ objects }: Context['view']['workspace']): LiveObject {
  const object = objects.get('person')
  if (!object) throw new Error('The live revision has no object person.')
  return object
}
