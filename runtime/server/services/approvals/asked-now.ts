/** Who is asked now by approvals that run, and by those that they wait for. */
import type { AskedNow } from '@attain/contract'
import { sql } from 'kysely'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'

/** As many as a line has room for. */
const MOST_NAMED = 3

interface Row {
  readonly approval: string
  readonly person: string | null
  readonly since: string
  readonly others: number
}

/** By approval; those that wait for nobody are left out. Whoever has waited longest comes first. */
export async function askedNow(context: Context, approvals: readonly string[]): Promise<ReadonlyMap<string, AskedNow>> {
  if (approvals.length === 0) return new Map()
  const w = context.view.workspace.id
  const { rows } = await sql<Row>`
    with recursive running as (
      select a.id as root, a.id from approvals a where a.workspace_id = ${w} and a.id = any(${[...approvals]}::uuid[])
      union all
      select r.root, a.id from running r join approvals a on a.workspace_id = ${w} and a.parent_id = r.id
        and a.status = 'running'
    )
    select approval, person, since, (people - ${MOST_NAMED})::integer as others from (
      select r.root as approval, t.person_id as person, min(t.opened_at) as since,
        row_number() over (partition by r.root order by min(t.opened_at), t.person_id) as place,
        count(*) over (partition by r.root) as people
      from running r join approval_tasks t on t.workspace_id = ${w} and t.approval_id = r.id and t.status = 'open'
      group by r.root, t.person_id
    ) asked where place <= ${MOST_NAMED} order by approval, place`.execute(context.db)
  const names = await peopleNames(
    asSystem(context, null),
    rows.map(({ person }) => person),
  )
  const asked = new Map<string, AskedNow>()
  for (const { approval, person: id, since, others } of rows) {
    const known = asked.get(approval) ?? { people: [], others: Math.max(others, 0) }
    const person = id === null ? null : { id, name: names.get(id) ?? '' }
    asked.set(approval, { ...known, people: [...known.people, { person, since }] })
  }
  return asked
}
