/** What the machine of approvals asks, answered by the records, people and calendar of a workspace. */
import type { Person } from '@attain/engine/approval'
import type { Json } from '@attain/engine/fields'
import { momentOf } from '@attain/engine/formula/language'
import type { Formula, PeopleSource } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import { peopleNamed, readsRecord } from '../people-sources.ts'
import type { Candidate } from '../record-formulas.ts'
import { UnreadableFormula, valuesOf, type Wanted } from '../subject.ts'
import { canSignIn, isThere } from '../who-is-there.ts'
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
      const find = async () => factsOfNamed(context, await peopleNamed(context, [source], subject), about.approval)
      return readable(find, new Map())
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

export async function factsOf(
  context: Context,
  people: readonly Person[],
  approval: string,
): Promise<ReadonlyMap<Person, PersonFacts>> {
  return readFacts(context, sql`${selectFacts(context, approval)} and person.id = any(${[...people]}::uuid[])`)
}

/** Of those who are named and there, in their order. */
async function factsOfNamed(
  context: Context,
  [named]: readonly Sql[],
  approval: string,
): Promise<ReadonlyMap<Person, PersonFacts>> {
  const facts = selectFacts(context, approval, sql`join (${named}) named on named.id = person.id`)
  return readFacts(
    context,
    sql`${facts} and ${isThere('person', 'm', context.today)}
      order by named.position, person.doc ->> 'name', person.id`,
  )
}

async function readFacts({ db }: Context, facts: Sql): Promise<ReadonlyMap<Person, PersonFacts>> {
  const { rows } = await sql<PersonFacts & { id: Person }>`${facts}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

type Sql = RawBuilder<unknown>

/** Active is who can decide. */
function selectFacts({ view, today }: Context, approval: string, among: Sql = sql``): Sql {
  const { id, model, objects } = view.workspace
  const administrators = [...model.roles.values()].filter((role) => role.administrator).map(({ name }) => name)
  return sql`
    select person.id, (${isThere('person', 'm', today)} and ${canSignIn('m')}) as "isActive",
      coalesce(m.active and m.roles && ${administrators}::text[], false) as "isAdministrator",
      person.doc ->> 'manager' as manager,
      (select d.to_id from delegations d where d.workspace_id = ${id} and d.from_id = person.id
        and ${today}::date between d.starts_on and d.ends_on and (d.approvals is null or ${approval}::text = any(d.approvals))
        order by d.made_at desc limit 1) as delegate
    from records person ${among}
    left join memberships m on m.workspace_id = person.workspace_id and m.person_id = person.id
    where person.workspace_id = ${id} and person.object_key = ${objects.get('person')?.key ?? null}
      and person.deleted_at is null`
}
