/** Weights and targets that change within a cycle: dated, with a reason, and approved by somebody else. */
import type { ChangeDecisionBody, ScorecardChangeBody } from '@attain/contract'
import { allows } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { calculate } from './calculate.ts'
import { type Cycle, type Document, findCycle } from './cycle.ts'
import { remember } from './history.ts'
import { because, noSuchCycle, notNow } from './refused.ts'
import { assertMay, may } from './rights.ts'

export async function proposeChange(
  context: Context,
  id: string,
  { from, reason, weights, targets = {} }: ScorecardChangeBody,
): Promise<{ readonly number: number }> {
  return inTransaction(context, async (inner) => {
    const { db, view, now } = inner
    const cycle = await changeable(inner, id)
    assertMay(inner, cycle.scorecard, 'run')
    if (from < cycle.from_day || from > cycle.to_day)
      throw because('The day lies outside the period.', '日期不在考核期内。')
    if (cycle.versions.some(({ approved }) => approved === null))
      throw because('Decide the change that is waiting first.', '请先处理待审批的变更。')
    const document = changed(cycle.model.document, weights, targets)
    const number = cycle.versions.length + 1
    await sql`insert into score_definitions (workspace_id, cycle_id, number, from_day, revision, document, reason, proposed_by, proposed_at)
      values (${view.workspace.id}, ${id}, ${number}, ${from}, ${view.workspace.revision}, ${JSON.stringify(document)}::text::jsonb, ${reason},
        ${view.actor.personId}, ${now.toISOString()})`.execute(db)
    await remember(inner, id, { type: 'change-proposed', reason })
    return { number }
  })
}

/** Approved, everything is worked out again: by the days on which each version held, and by the newest alone. */
export async function decideChange(
  context: Context,
  id: string,
  number: number,
  { approved }: ChangeDecisionBody,
): Promise<void> {
  await inTransaction(context, async (inner) => {
    const { db, view, now } = inner
    const cycle = await changeable(inner, id)
    assertMay(inner, cycle.scorecard, 'calibrate')
    const version = cycle.versions.find((one) => one.number === number)
    if (version === undefined || version.approved !== null) throw notNow()
    if (version.proposed_by === view.actor.personId)
      throw because('Somebody else approves what you proposed.', '您提出的变更须由他人审批。')
    await sql`insert into score_definition_decisions (workspace_id, cycle_id, number, approved, by, at)
      values (${view.workspace.id}, ${id}, ${number}, ${approved}, ${view.actor.personId}, ${now.toISOString()})`.execute(
      db,
    )
    await remember(inner, id, { type: approved ? 'change-approved' : 'change-refused' })
    if (approved) await calculate(inner, await findCycle(inner, id))
  })
}

async function changeable(context: Context, id: string): Promise<Cycle> {
  const cycle = await findCycle(context, id, 'change')
  if (!may(context, cycle.scorecard, 'run') && !may(context, cycle.scorecard, 'calibrate')) throw noSuchCycle()
  if (!allows(cycle.state, 'change')) throw notNow()
  return cycle
}

function changed(
  document: Document,
  weights: Readonly<Record<string, string>>,
  targets: Readonly<Record<string, string>>,
): Document {
  const names = new Set(document.items.map(({ name }) => name))
  for (const name of [...Object.keys(weights), ...Object.keys(targets)])
    if (!names.has(name)) throw because(`The scorecard has no item "${name}".`, `考核表没有“${name}”这一项。`)
  const items = document.items.map((item) => ({
    ...item,
    ...(weights[item.name] === undefined ? {} : { weight: weights[item.name] as string }),
    ...(targets[item.name] === undefined ? {} : { target: targets[item.name] as string }),
  }))
  const hundredths = items.reduce((all, { weight }) => all + Math.round(Number(weight) * 1_000_000), 0)
  if (items.some(({ weight }) => Number(weight) < 0) || hundredths !== 100_000_000)
    throw because('The weights do not add up to 100%.', '权重合计应为 100%。')
  return { ...document, items }
}
