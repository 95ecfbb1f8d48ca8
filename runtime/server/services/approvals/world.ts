/** What the machine of approvals asks, answered by the records, people and calendar of a workspace. */
import type { Person } from '@attain/engine/approval'
import type { Json } from '@attain/engine/fields'
import { momentOf } from '@attain/engine/formula/language'
import type { Formula, PeopleSource } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import { readsRecord, resolvePeople } from '../people-sources.ts'
import type { Candidate } from '../record-formulas.ts'
import { UnreadableFormula, valuesOf, type Wanted } from '../subject.ts'
import { momentAfter } from '../working-time.ts'
import type { PersonFacts, World } from './ask-the-world.ts'

/** What an approval is about. */
export interface About {
  readonly object: LiveObject
  /** `object/name` of the approval, for delegations of some. */
  readonly approval: string
  readonly submitter: Person
  /** The record as it is now; read when it is first needed. */
  record(): Promise<Candidate>
}

/** `context` is the system's: what decides is not a matter of what somebody may see. */
export function worldOf(context: Context, about: About): World {
  const { now, view } = context
  const given = async (wanted: Wanted): Promise<Json> => {
    const subject = { object: about.object, record: await about.record() }
    const [value] = await readable(() => valuesOf(context, subject, [wanted]), [])
    return value ?? null
  }
  return {
    now: now.getTime(),
    async holds(condition) {
      return (await given({ formula: condition as Formula, gives: { kind: 'boolean' } })) === true
    },
    async moment(formula) {
      const value = await given({ formula: formula as Formula })
      return typeof value === 'string' ? startOf(value, view.workspace.calendar.timeZone) : null
    },
    async people(asked, chosen) {
      const source = asked as PeopleSource
      const record = readsRecord(source) ? await about.record() : unread
      const subject = { object: about.object, record, submitter: about.submitter, chosen: [...chosen] }
      return readable(() => resolvePeople(context, [source], subject), [])
    },
    facts: (people) => factsOf(context, people, about.approval),
    async blank(fields) {
      const { document, owner } = await about.record()
      return fields.filter((field) => isBlank(field === 'owner' ? owner : document[field]))
    },
    after: (moment, duration) => momentAfter(moment, duration, view.workspace.calendar),
  }
}

/** Stands for a record that makes no difference. */
const unread: Candidate = { document: {}, owner: null, prior: null }

/** The definition may be older than the fields that are there now. */
async function readable<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableFormula) return otherwise
    throw error
  }
}

/** A day begins at midnight where the workspace is. */
function startOf(value: string, timeZone: string): number | null {
  const moment = value.length === 10 ? momentOf(Date.parse(`${value}T00:00:00Z`), timeZone) : Date.parse(value)
  return Number.isNaN(moment) ? null : moment
}

function isBlank(value: Json | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Whoever has no account here, or one that is locked, cannot decide anything. */
export async function factsOf(
  { db, view, today }: Context,
  people: readonly Person[],
  approval: string,
): Promise<ReadonlyMap<Person, PersonFacts>> {
  const { id, model, objects } = view.workspace
  const administrators = [...model.roles.values()].filter((role) => role.administrator).map(({ name }) => name)
  const { rows } = await sql<PersonFacts & { id: Person }>`
    select p.id, (p.doc -> 'active' is distinct from 'false'::jsonb and coalesce(m.active, false)
        and coalesce(p.doc ->> 'left_on' >= ${today}, true)) as "isActive",
      coalesce(m.active and m.roles && ${administrators}::text[], false) as "isAdministrator",
      p.doc ->> 'manager' as manager,
      (select d.to_id from delegations d where d.workspace_id = ${id} and d.from_id = p.id
        and ${today}::date between d.starts_on and d.ends_on and (d.approvals is null or ${approval}::text = any(d.approvals))
        order by d.made_at desc limit 1) as delegate
    from records p left join memberships m on m.workspace_id = p.workspace_id and m.person_id = p.id
    where p.workspace_id = ${id} and p.object_key = ${objects.get('person')?.key ?? null} and p.deleted_at is null
      and p.id = any(${[...people]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
