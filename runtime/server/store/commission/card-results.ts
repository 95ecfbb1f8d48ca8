/** What scorecards came to: of each card the newest version that people were told. */
import { sql } from 'kysely'
import type { Database } from '../statement.ts'

export interface CardResult {
  readonly scorecard: string
  readonly period: string
  readonly payee: string
  readonly score: string
  readonly coefficient: string
}

interface Asked {
  readonly scorecards: readonly string[]
  readonly periods: readonly string[]
  readonly payees: readonly string[]
}

export async function cardResults(
  db: Database,
  workspace: number,
  { scorecards, periods, payees }: Asked,
): Promise<readonly CardResult[]> {
  const { rows } = await sql<CardResult>`select distinct on (c.scorecard, c.period, r.person_id)
      c.scorecard, c.period, r.person_id as payee, trim_scale(r.score)::text as score, trim_scale(r.coefficient)::text as coefficient
    from score_results r join score_cycles c on c.workspace_id = r.workspace_id and c.id = r.cycle_id
    where r.workspace_id = ${workspace} and c.state in ('published', 'archived') and c.scorecard = any(${[...scorecards]}::text[])
      and c.period = any(${[...periods]}::text[]) and r.person_id = any(${[...payees]}::uuid[])
    order by c.scorecard, c.period, r.person_id, r.version desc`.execute(db)
  return rows
}
