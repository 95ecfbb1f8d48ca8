/** The impacts of a change with numbers: how many records, how many people. */
import type { CountedImpact } from '@attain/contract'
import { always, type Condition, readCondition } from '@attain/engine/formula'
import { readWritten, scopeOf, sqlLimitsOf } from '@attain/engine/formula/language'
import type { Impact, Model } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { type LiveObject, type View, viewOf } from '../../store/live-workspace.ts'
import { workspaceOn } from '../../store/on-model.ts'
import { countRecords } from '../../store/query/count.ts'
import { type Context, inSavepoint, inTransaction } from '../context.ts'

/** A count that takes longer is left out: nobody waits for it before publishing. */
const TIMEOUT = '3s'

/** The model is that of the draft; `impacts` what it changes against live. */
export function countImpact(context: Context, model: Model, impacts: readonly Impact[]): Promise<CountedImpact[]> {
  return inTransaction(context, async (inside) => {
    await sql`select set_config('statement_timeout', ${TIMEOUT}, true)`.execute(inside.db)
    const { workspace, actor } = inside.view
    // administrators see all records; the rules of the draft are held against what is there now
    const drafted = viewOf(await workspaceOn(inside.db, workspace, model), actor)
    const counted: CountedImpact[] = []
    for (const impact of impacts) counted.push(await countOne(inside, drafted, impact))
    return counted
  })
}

async function countOne(context: Context, drafted: View, impact: Impact): Promise<CountedImpact> {
  const { role, object } = impact
  if (role !== undefined) return { ...impact, people: await countPeople(context, role) }
  if (object === undefined) return impact
  const side = isAboutOld(impact) ? context.view : drafted
  const live = side.workspace.objects.get(object)
  const condition = live && conditionOf(impact, side, live)
  if (!live || condition === undefined) return impact
  try {
    const records = await inSavepoint(context, () =>
      countRecords(context.db, side, live, condition, undefined, context.today),
    )
    return { ...impact, records }
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return impact
    throw error
  }
}

/** What is gone in the draft is counted as live has it. */
function isAboutOld({ kind }: Impact): boolean {
  return kind === 'object-removed' || kind === 'field-removed' || kind === 'option-removed' || kind === 'type-changed'
}

/** Which records an impact is about; undefined for those that are about all or about none in particular. */
function conditionOf(impact: Impact, view: View, object: LiveObject): Condition | undefined {
  const { field, option } = impact
  const has = field === undefined ? undefined : `NOT(ISBLANK(${field}))`
  switch (impact.kind) {
    case 'object-removed':
      return always
    case 'field-removed':
    case 'type-changed':
    case 'currency-changed':
      return read(has, view, object)
    case 'field-required':
      return read(`ISBLANK(${field})`, view, object)
    case 'option-removed':
      return read({ '==': [{ var: field }, option] }, view, object)
    case 'validation-added': {
      const rule = object.model.validations.find(({ name }) => name === impact.validation)
      const must = rule && readWritten(rule.must, scopeOf(view.workspace.model, object.model))
      return must && 'tree' in must ? read({ '!': [must.tree] }, view, object) : undefined
    }
    case 'bounds-tightened':
    case 'unique-added':
    case 'slot-needed':
    case 'sharing-changed':
    case 'stages-tightened':
    case 'role-removed':
    case 'role-widened':
    case 'role-narrowed':
    case 'rate-missing':
    case 'plan-removed':
    case 'component-removed':
      return undefined
  }
}

/** A condition over sets; undefined when it asks what only a single record knows (PRIOR, ISNEW). */
function read(formula: unknown, view: View, object: LiveObject): Condition | undefined {
  if (formula === undefined) return undefined
  const reading = readCondition(formula, scopeOf(view.workspace.model, object.model))
  if ('problems' in reading) return undefined
  const { condition } = reading
  return condition.op === 'formula' && sqlLimitsOf(condition.typed).length > 0 ? undefined : condition
}

async function countPeople({ db, view }: Context, role: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from memberships
    where workspace_id = ${view.workspace.id} and active and ${role} = any(roles)`.execute(db)
  return rows[0]?.count ?? 0
}
