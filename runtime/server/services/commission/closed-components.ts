/** What components of closed periods came to, where the plan had others then than it has now: those stay as they were paid. */
import { sql } from 'kysely'
import { planOfRevision } from '../../store/commission/plan-of-revision.ts'
import type { Context } from '../context.ts'
import type { LivePlan } from './plan.ts'

type ByPeriod = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface ClosedStatement {
  readonly id: string
  readonly payee: string
  readonly period: string
  readonly revision: number
}

/** By payee; whose statements were all made with the components of now is missing. */
export async function closedComponentsOf(
  context: Context,
  plan: LivePlan,
  statements: readonly ClosedStatement[],
): Promise<ReadonlyMap<string, ByPeriod>> {
  const { db, view } = context
  const others = await revisionsWithOthers(context, plan, new Set(statements.map(({ revision }) => revision)))
  const asked = new Map(statements.flatMap((one) => (others.has(one.revision) ? [[one.id, one]] : [])))
  if (asked.size === 0) return new Map()
  const { rows } = await sql<{
    id: string
    component: string
    earned: string
  }>`select s.id, c.value ->> 'component' as component,
      trim_scale(coalesce(sum((c.value ->> 'earned')::numeric), 0))::text as earned
    from commission_statements s, json_array_elements(s.components) c
    where s.workspace_id = ${view.workspace.id} and s.id = any(${[...asked.keys()]}::uuid[]) group by 1, 2`.execute(db)
  const ofStatement = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    Array.from(
      Map.groupBy(asked.values(), ({ payee }) => payee),
      ([payee, own]): [string, ByPeriod] => [
        payee,
        Object.fromEntries(
          own.map(({ id, period }) => [
            period,
            Object.fromEntries((ofStatement.get(id) ?? []).map(({ component, earned }) => [component, earned])),
          ]),
        ),
      ],
    ),
  )
}

async function revisionsWithOthers(
  { db, view }: Context,
  { name, document }: LivePlan,
  revisions: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const { id, revision: live } = view.workspace
  const now = new Set(document.components.map((component) => component.name))
  const found = new Set<number>()
  for (const revision of revisions) {
    if (revision === live) continue
    const then = (await planOfRevision(db, id, revision, name))?.components.map((component) => component.name) ?? []
    if (then.length > 0 && (then.length !== now.size || then.some((one) => !now.has(one)))) found.add(revision)
  }
  return found
}
