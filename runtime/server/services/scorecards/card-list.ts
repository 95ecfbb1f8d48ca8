/** The cards of a cycle, page by page, for whoever runs or calibrates it. */
import type { CardRow, CardsPage, CardsQuery } from '@attain/contract'
import { isLate } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { findCycle, labelOf } from './cycle.ts'
import { groupLabels } from './groups.ts'
import { noSuchCycle } from './refused.ts'
import { may } from './rights.ts'

const PAGE = 50

interface Row {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly group_key: string | null
  readonly turn: string | null
  readonly status: CardRow['status']
  readonly score: string | null
  readonly grade: string | null
  readonly set_aside: string | null
  readonly asked: readonly { readonly person: string | null; readonly due: string | null }[]
  readonly has_appeal: boolean
}

export async function listCards(context: Context, id: string, query: CardsQuery): Promise<CardsPage> {
  const { db, view, today } = context
  const cycle = await findCycle(context, id)
  if (!may(context, cycle.scorecard, 'run') && !may(context, cycle.scorecard, 'calibrate')) throw noSuchCycle()
  const w = view.workspace.id
  const from = query.after === undefined ? undefined : readCursor(query.after)
  const words = query.search?.trim() ?? ''
  const conditions = [
    sql`c.workspace_id = ${w} and c.cycle_id = ${id}::uuid`,
    ...(words === '' ? [] : [sql`c.person_name ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`]),
    ...(from === undefined ? [] : [sql`(c.person_name, c.id) > (${from.name}, ${from.id}::uuid)`]),
    ...(query.show === 'reviewing' ? [sql`c.turn is not null and c.set_aside is null`] : []),
    ...(query.show === 'problems' ? [sql`(c.status = 'refused' or c.set_aside is not null)`] : []),
    ...(query.show === 'appeals' ? [openAppeal(w)] : []),
    ...(query.show === 'late'
      ? [
          sql`c.set_aside is null and exists (select from score_reviews r where r.workspace_id = ${w} and r.card_id = c.id
            and r.asked_at is not null and r.done_at is null and r.due_on < ${today}::date)`,
        ]
      : []),
  ]
  const { rows } = await sql<Row>`select c.id, c.person_id, c.person_name, c.group_key, c.turn, c.status,
      trim_scale(c.score)::text as score, c.grade, c.set_aside, ${openAppeal(w)} as has_appeal,
      coalesce((select json_agg(json_build_object('person', r.person_id, 'due', to_char(r.due_on, 'YYYY-MM-DD')))
        from score_reviews r where r.workspace_id = ${w} and r.card_id = c.id and r.asked_at is not null and r.done_at is null), '[]') as asked
    from score_cards c where ${sql.join(conditions, sql` and `)} order by c.person_name, c.id limit ${PAGE + 1}`.execute(
    db,
  )
  const page = rows.slice(0, PAGE)
  const isGrouped = cycle.model.document.distribution?.groupBy !== undefined
  const [names, groups] = await Promise.all([
    peopleNames(
      asSystem(context, null),
      page.flatMap(({ asked }) => asked.map(({ person }) => person)),
    ),
    groupLabels(context, cycle.model.document, [...new Set(page.map(({ group_key }) => group_key))]),
  ])
  const { document } = cycle.model
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.map((row): CardRow => {
      const due = row.asked[0]?.due ?? null
      return {
        id: row.id,
        person: { id: row.person_id, name: row.person_name },
        group: isGrouped ? (groups.get(row.group_key ?? '') ?? null) : null,
        turn: row.turn === null ? null : labelOf(document.reviews, row.turn),
        asked: row.asked.map(({ person }) => (person === null ? null : { id: person, name: names.get(person) ?? '' })),
        dueOn: due,
        isLate: isLate({ isAsked: row.asked.length > 0, dueOn: due }, today),
        status: row.status,
        score: row.score,
        grade: row.grade === null ? null : labelOf(document.grades, row.grade),
        setAside: row.set_aside,
        hasAppeal: row.has_appeal,
      }
    }),
    next: last ? Buffer.from(JSON.stringify([last.person_name, last.id])).toString('base64url') : null,
  }
}

function openAppeal(workspace: number) {
  return sql<boolean>`exists (select from score_appeals a where a.workspace_id = ${workspace} and a.card_id = c.id and a.decided_at is null)`
}

function readCursor(text: string): { readonly name: string; readonly id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id)) return { name, id }
  } catch {
    // as below
  }
  throw new AttainError('bad_cursor')
}
