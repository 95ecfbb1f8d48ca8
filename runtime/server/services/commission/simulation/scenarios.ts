/** Scenarios: what was supposed, by whom, and what came of it; shared with people who may see the plan's statements. */
import type { NewScenarioBody, ScenarioBody, ScenarioChangeBody, ScenarioRow, ScenariosBody } from '@attain/contract'
import { mayWithPlan } from '@attain/engine/access'
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../../../errors.ts'
import type { Shadows } from '../../../store/commission/shadow.ts'
import { newId } from '../../../store/new-id.ts'
import { isoTime } from '../../../store/query/iso-time.ts'
import { asSystem, type Context } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { planNamed } from '../plan.ts'
import { because } from '../refused.ts'
import { assertMay, may } from '../rights.ts'
import { beginAgain, change, forget, type Kept, keep, keptById, namedOf, noteEnd } from './kept.ts'
import { questionOf } from './question.ts'
import { runKept } from './run.ts'

export async function createScenario(
  context: Context,
  shadows: Shadows,
  plan: string,
  { name, note = '', asked }: NewScenarioBody,
): Promise<ScenarioBody> {
  const question = await questionOf(context, plan, asked)
  const id = newId()
  await keep(context, { id, plan, name: name.trim(), note, asked })
  await runKept(context, shadows, id, question)
  return readScenario(context, id)
}

/** Once more, by what is live and known now. */
export async function calculateScenario(context: Context, shadows: Shadows, id: string): Promise<ScenarioBody> {
  const kept = await ownScenario(context, id)
  const question = await questionOf(context, kept.plan, kept.asked)
  if (!(await beginAgain(context, id))) throw because('It is being calculated already.', '该情景正在测算中。')
  await runKept(context, shadows, id, question)
  return readScenario(context, id)
}

export async function listScenarios(context: Context, plan: string): Promise<ScenariosBody> {
  planNamed(context, plan)
  assertMay(context, plan, 'run')
  const kept = await namedOf(context, plan)
  const names = await namesOf(
    context,
    kept.map(({ made_by }) => made_by),
  )
  return { items: kept.map((one) => rowOf(context, one, names)), readers: await readersOf(context, plan) }
}

export async function readScenario(context: Context, id: string): Promise<ScenarioBody> {
  const kept = await visibleScenario(context, id)
  const { asked, done, total, failure, result, shared_with } = kept
  const names = await namesOf(context, [kept.made_by, ...shared_with])
  return {
    ...rowOf(context, kept, names),
    asked,
    progress: done === null || total === null ? null : { done, total },
    failure: kept.is_stale ? said(context, brokenOff) : failure === null ? null : said(context, failure),
    result,
    sharedWith: shared_with.map((one) => ({ id: one, name: names.get(one) ?? '' })),
    may: { change: isOwn(context, kept), simulate: may(context, kept.plan, 'run') },
  }
}

const brokenOff: Text = {
  en: 'It broke off. Calculate it once more.',
  'zh-CN': '测算中断，请重新测算。',
}

export async function changeScenario(context: Context, id: string, changes: ScenarioChangeBody): Promise<ScenarioBody> {
  const { plan } = await ownScenario(context, id)
  const { sharedWith, name, ...others } = changes
  if (sharedWith !== undefined) {
    const readers = new Set((await readersOf(context, plan)).map((one) => one.id))
    if (!sharedWith.every((one) => readers.has(one)))
      throw because(
        'A scenario can be shared with people who may see the statements of the plan.',
        '情景只能分享给有权查看该方案结算单的人员。',
      )
  }
  await change(context, id, {
    ...others,
    ...(sharedWith && { sharedWith }),
    ...(name !== undefined && { name: name.trim() }),
  })
  return readScenario(context, id)
}

export async function deleteScenario(context: Context, id: string): Promise<void> {
  await ownScenario(context, id)
  await forget(context, id)
}

export async function cancelScenario(context: Context, id: string): Promise<void> {
  await ownScenario(context, id)
  if (!(await noteEnd(context, id, { state: 'cancelled' }))) throw because('It is over already.', '该次测算已经结束。')
}

/** Whoever runs the plan sees those with a name; others what was shared with them, as long as they see its statements. */
async function visibleScenario(context: Context, id: string): Promise<Kept> {
  const kept = await keptById(context, id)
  if (kept === undefined || !context.view.workspace.model.plans.has(kept.plan)) throw notFound()
  const isShared = kept.shared_with.includes(context.view.actor.personId) && may(context, kept.plan, 'see')
  const isOpen = may(context, kept.plan, 'run') && (kept.name !== null || isOwn(context, kept))
  if (!isShared && !isOpen) throw notFound()
  return kept
}

/** What is changed is changed by whoever made it. */
async function ownScenario(context: Context, id: string): Promise<Kept> {
  const kept = await visibleScenario(context, id)
  if (!isOwn(context, kept))
    throw new AttainError('forbidden', { action: { en: 'change this scenario', 'zh-CN': '修改该情景' } })
  return kept
}

function isOwn({ view }: Context, { made_by }: Kept): boolean {
  return made_by !== null && made_by === view.actor.personId
}

/** People with an account who may see the statements of a plan. */
async function readersOf({ db, view, ...context }: Context, plan: string): Promise<ScenariosBody['readers']> {
  const members = await db
    .selectFrom('memberships')
    .select(['person_id', 'roles'])
    .where('workspace_id', '=', view.workspace.id)
    .where('active', '=', true)
    .execute()
  const ids = members
    .filter(
      ({ roles, person_id }) =>
        person_id !== view.actor.personId && mayWithPlan(view.workspace.model, roles, plan, 'see'),
    )
    .map(({ person_id }) => person_id)
  const names = await namesOf({ db, view, ...context }, ids)
  return ids.map((id) => ({ id, name: names.get(id) ?? '' })).toSorted((a, b) => a.name.localeCompare(b.name))
}

function namesOf(context: Context, ids: readonly (string | null)[]) {
  return peopleNames(asSystem(context, null), ids)
}

function rowOf(context: Context, kept: Kept, names: ReadonlyMap<string, string>): ScenarioRow {
  const { id, plan: name, note, made_by, made_at, calculated_at, result } = kept
  const plan = planNamed(context, name)
  return {
    id,
    plan: { name, label: plan.document.label },
    name: kept.name,
    note,
    state: kept.is_stale ? 'failed' : kept.state,
    madeBy: made_by === null ? null : { id: made_by, name: names.get(made_by) ?? '' },
    madeAt: isoTime(made_at),
    calculatedAt: calculated_at === null ? null : isoTime(calculated_at),
    currency: plan.definition.currency,
    paid: result?.paid ?? null,
  }
}

function said({ language }: Context, text: Text): string {
  return text[language] ?? text.en
}

function notFound(): AttainError {
  return new AttainError('not_found', { what: { en: 'scenario', 'zh-CN': '情景' } })
}
