/** Who reviews whom: for all people of a cycle at once, one statement for each source of each review. */
import type { PeopleSource } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Context } from '../context.ts'
import { peopleNamed } from '../people-sources.ts'
import { valuesOfMany, type Wanted } from '../subject.ts'
import { canSignIn, isThere } from '../who-is-there.ts'
import type { Document } from './cycle.ts'
import { type Member, personOf } from './people.ts'

type Sql = RawBuilder<unknown>
type Review = NonNullable<Document['reviews']>[number]

/** By review, then by person: those who can be asked, in the order of the sources. */
export async function reviewersOf(
  asked: Context,
  reviews: readonly Review[],
  members: readonly Member[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>> {
  const context = asSystem(asked, null)
  const named = new Map<string, Map<string, string[]>>()
  for (const { name, by } of reviews) {
    const found = new Map<string, string[]>()
    for (const source of by)
      for (const { member, person } of await namedBy(context, source, members))
        found.set(member, [...(found.get(member) ?? []), person])
    named.set(name, found)
  }
  const there = await whoCanReview(
    context,
    [...named.values()].flatMap((found) => [...found.values()].flat()),
  )
  return new Map(
    [...named].map(([review, found]) => [
      review,
      new Map([...found].map(([member, people]) => [member, [...new Set(people)].filter((one) => there.has(one))])),
    ]),
  )
}

interface Named {
  readonly member: string
  readonly person: string
}

async function namedBy(context: Context, source: PeopleSource, members: readonly Member[]): Promise<readonly Named[]> {
  switch (source.from) {
    case 'submitter':
      return members.map(({ id }) => ({ member: id, person: id }))
    case 'field':
      return starting(context, { formula: { var: source.field } }, members)
    case 'formula':
      return starting(context, { formula: source.formula, gives: { kind: 'reference', object: 'person' } }, members)
    case 'managers':
      return managersOf(context, await startOf(context, source.of, members), source)
    case 'teamHead':
      return headsOf(context, await startOf(context, source.of, members))
    case 'people':
    case 'role': {
      // the same for everybody
      const object = personOf(context)
      const record = { document: {}, owner: null, prior: undefined }
      const [rows] = await peopleNamed(context, [source], { object, record, submitter: null })
      if (rows === undefined) return []
      const { rows: found } = await sql<{ id: string }>`select id from (${rows}) found order by position, id`.execute(
        context.db,
      )
      return members.flatMap(({ id }) => found.map((one) => ({ member: id, person: one.id })))
    }
    case 'chosen':
      return []
    default:
      return source satisfies never
  }
}

/** Whom the way up begins with. */
async function startOf(
  context: Context,
  of: string | undefined,
  members: readonly Member[],
): Promise<readonly Named[]> {
  if (of === undefined) return members.map(({ id }) => ({ member: id, person: id }))
  return starting(context, { formula: { var: of } }, members)
}

async function starting(context: Context, wanted: Wanted, members: readonly Member[]): Promise<readonly Named[]> {
  const values = await valuesOfMany(
    context,
    personOf(context),
    members.map(({ candidate }) => candidate),
    [wanted],
  )
  return members.flatMap(({ id }, index) => {
    const person = values[index]?.[0]
    return typeof person === 'string' ? [{ member: id, person }] : []
  })
}

/** As approvals find them: from the nearest up; those who left count as a level. */
async function managersOf(
  { db, view }: Context,
  starts: readonly Named[],
  { title, levels = title === undefined ? 1 : undefined }: { levels?: number; title?: string },
): Promise<readonly Named[]> {
  const key = view.workspace.objects.get('person')?.key ?? null
  const isNearEnough = levels === undefined ? sql`true` : sql`depth <= ${levels}`
  const goesOn =
    title === undefined
      ? sql`true`
      : sql`depth <= coalesce(min(depth) filter (where manager.doc ->> 'title' = ${title}) over (partition by given.member), depth)`
  const { rows } = await sql<Named>`select member, person from (
      select given.member, manager.id as person, path.depth, ${goesOn} as goes_on, ${isNearEnough} as is_near_enough
      from ${given(starts)}
      join hierarchy_paths path on path.workspace_id = ${view.workspace.id} and path.object_key = ${key} and path.field = 'manager'
        and path.descendant_id = given.person and path.depth > 0
      join records manager on manager.workspace_id = ${view.workspace.id} and manager.object_key = ${key}
        and manager.deleted_at is null and manager.id = path.ancestor_id
    ) chain where goes_on and is_near_enough order by member, depth`.execute(db)
  return rows
}

async function headsOf({ db, view }: Context, starts: readonly Named[]): Promise<readonly Named[]> {
  const { objects, id } = view.workspace
  const [person, team] = [objects.get('person')?.key ?? null, objects.get('team')?.key ?? null]
  const { rows } = await sql<Named>`select given.member, (team.doc ->> 'head')::uuid as person
    from ${given(starts)}
    join records member on member.workspace_id = ${id} and member.object_key = ${person} and member.deleted_at is null and member.id = given.person
    join records team on team.workspace_id = ${id} and team.object_key = ${team} and team.deleted_at is null
      and team.id = (member.doc ->> 'team')::uuid
    where team.doc ->> 'head' is not null`.execute(db)
  return rows
}

function given(starts: readonly Named[]): Sql {
  const [members, people] = [starts.map(({ member }) => member), starts.map(({ person }) => person)]
  return sql`unnest(${members}::uuid[], ${people}::uuid[]) as given (member, person)`
}

/** Of these people those who are there and can sign in. */
export async function whoCanReview(
  { db, view, today }: Context,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(people)]
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select person.id from records person
    join memberships m on m.workspace_id = ${view.workspace.id} and m.person_id = person.id
    where person.workspace_id = ${view.workspace.id} and person.object_key = ${view.workspace.objects.get('person')?.key ?? null}
      and person.deleted_at is null and person.id = any(${ids}::uuid[])
      and ${isThere('person', 'm', today)} and ${canSignIn('m')}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
