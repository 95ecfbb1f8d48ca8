/** Simulations as they are kept: those that have a name, and those that are followed until they are done. */
import type { ScenarioBody, SimulationAsked, SimulationResult } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { authorOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'

export interface Kept {
  readonly id: string
  readonly plan: string
  readonly name: string | null
  readonly note: string
  readonly asked: SimulationAsked
  readonly state: ScenarioBody['state']
  readonly done: number | null
  readonly total: number | null
  readonly failure: Text | null
  readonly result: SimulationResult | null
  readonly shared_with: readonly string[]
  readonly made_by: string | null
  readonly made_at: string
  readonly calculated_at: string | null
  /** Nobody is at it any more. */
  readonly is_stale: boolean
}

export interface NewKept {
  readonly id: string
  readonly plan: string
  readonly name: string | null
  readonly note?: string
  readonly asked: SimulationAsked
}

/** Notes one that is being calculated; what nobody gave a name is forgotten after a day. */
export async function keep({ db, view, now }: Context, { id, plan, name, note = '', asked }: NewKept): Promise<void> {
  const { id: workspace } = view.workspace
  await sql`delete from commission_scenarios where workspace_id = ${workspace} and name is null
    and made_at < now() - interval '1 day'`.execute(db)
  await sql`insert into commission_scenarios (workspace_id, id, plan, name, note, asked, state, made_by, made_at, seen_at)
    values (${workspace}, ${id}, ${plan}, ${name}, ${note}, ${JSON.stringify(asked)}::jsonb, 'running', ${authorOf(view)},
      ${now.toISOString()}, clock_timestamp())`.execute(db)
}

/** False when it is being calculated already. */
export async function beginAgain({ db, view }: Context, id: string): Promise<boolean> {
  const { rows } =
    await sql`update commission_scenarios set state = 'running', done = null, total = null, failure = null,
      seen_at = clock_timestamp()
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid and (state <> 'running' or ${isStale}) returning id`.execute(
      db,
    )
  return rows.length === 1
}

const isStale = sql<boolean>`(state = 'running' and seen_at < clock_timestamp() - interval '2 minutes')`

/** False when it was called off. */
export async function stillGoes(
  { db, view }: Context,
  id: string,
  progress?: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const { done = null, total = null } = progress ?? {}
  const { rows } =
    await sql`update commission_scenarios set seen_at = clock_timestamp(), done = coalesce(${done}, done),
      total = coalesce(${total}, total)
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid and state = 'running' returning id`.execute(db)
  return rows.length === 1
}

export type Ended =
  | { readonly state: 'done'; readonly result: SimulationResult }
  | { readonly state: 'failed'; readonly failure: Text }
  | { readonly state: 'cancelled' }

/** False when it was over already. What was calculated before stays where nothing came of it now. */
export async function noteEnd({ db, view }: Context, id: string, ended: Ended): Promise<boolean> {
  const result = ended.state === 'done' ? JSON.stringify(ended.result) : null
  const failure = ended.state === 'failed' ? JSON.stringify(ended.failure) : null
  const { rows } = await sql`update commission_scenarios set state = ${ended.state}, failure = ${failure}::jsonb,
      result = coalesce(${result}::jsonb, result),
      calculated_at = case when ${result}::jsonb is null then calculated_at else clock_timestamp() end
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid and state = 'running' returning id`.execute(db)
  return rows.length === 1
}

const columns = sql`id, plan, name, note, asked, state, done, total, failure, result, shared_with, made_by, made_at, calculated_at,
  ${isStale} as is_stale`

export async function keptById({ db, view }: Context, id: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`select ${columns} from commission_scenarios
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** Of a plan, the newest first. */
export async function namedOf({ db, view }: Context, plan: string): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`select ${columns} from commission_scenarios
    where workspace_id = ${view.workspace.id} and plan = ${plan} and name is not null order by made_at desc limit 200`.execute(
    db,
  )
  return rows
}

export interface Change {
  readonly name?: string
  readonly note?: string
  readonly sharedWith?: readonly string[]
}

export async function change({ db, view }: Context, id: string, { name, note, sharedWith }: Change): Promise<void> {
  await sql`update commission_scenarios set name = coalesce(${name ?? null}, name), note = coalesce(${note ?? null}, note),
      shared_with = coalesce(${sharedWith ?? null}::uuid[], shared_with)
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
}

export async function forget({ db, view }: Context, id: string): Promise<void> {
  await sql`delete from commission_scenarios where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
}
