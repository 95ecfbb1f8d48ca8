/** Who is sent which dashboard when: one's own, and what administrators set up for others. */
import type { SubscriptionBody, SubscriptionInput, SubscriptionList, SubscriptionQuery } from '@attain/contract'
import type { DashboardDocument, Language } from '@attain/engine/metadata'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import { isAdministrating, type View } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { visiblePages } from '../application.ts'
import { asSystem, type Context } from '../context.ts'
import { keepLanguage, readPreferences } from '../notifications/index.ts'
import { peopleNames } from '../people-names.ts'
import { visibleDashboards } from '../visible-dashboards.ts'
import { nextDue } from './due.ts'
import { sendNow } from './hand-over.ts'

type Row = Selectable<DB['subscriptions']>

/** So many one may have; more would be a mistake. */
const MOST = 50

export async function listSubscriptions(context: Context, query: SubscriptionQuery): Promise<SubscriptionList> {
  const { db, view } = context
  const isAll = query.all === 'true'
  if (isAll && !isAdministrating(view)) throw new AttainError('forbidden')
  const { personId, roles } = view.actor
  let asked = db.selectFrom('subscriptions').selectAll().where('workspace_id', '=', view.workspace.id)
  if (query.dashboard !== undefined) asked = asked.where('dashboard', '=', query.dashboard)
  if (!isAll)
    asked = asked.where(
      sql<boolean>`(${personId} = any (people) or roles && ${[...roles]}::text[]) and ${personId} <> all (ended_for)`,
    )
  const [rows, { address, sendsEmail }] = await Promise.all([asked.orderBy('id').execute(), readPreferences(context)])
  return { items: await bodiesOf(context, rows), address, sendsEmail, timeZone: view.workspace.calendar.timeZone }
}

async function bodiesOf(context: Context, rows: readonly Row[]): Promise<SubscriptionBody[]> {
  const { view, now } = context
  const { model, calendar } = view.workspace
  const shown = rows.flatMap((row) => {
    const document = model.dashboards.get(row.dashboard)
    return document === undefined ? [] : [{ row, document }]
  })
  // whoever is sent something knows who sends it
  const names = await peopleNames(
    asSystem(context, null),
    shown.flatMap(({ row }) => [row.created_by, ...row.people]),
  )
  const isAdministrator = isAdministrating(view)
  return shown.map(({ row, document }) => {
    const mayChange = isAdministrator || row.created_by === view.actor.personId
    return {
      id: row.id,
      dashboard: row.dashboard,
      label: document.label,
      narrowed: row.narrowed,
      every: row.every,
      ...(row.weekday && { weekday: row.weekday }),
      ...(row.day && { day: row.day }),
      at: row.at,
      timeZone: calendar.timeZone,
      isOwn: isOwn(row, view.actor.personId),
      mayChange,
      by: names.get(row.created_by) ?? '',
      // of the others who are sent it one is not told
      people: (mayChange ? row.people : []).map((id) => ({ id, name: names.get(id) ?? '' })),
      roles: mayChange
        ? row.roles.flatMap((name) => {
            const role = model.roles.get(name)
            return role ? [{ name, label: role.label }] : []
          })
        : [],
      ended: mayChange ? row.ended_for.length : 0,
      next: new Date(nextDue(row, now.getTime(), calendar.timeZone)).toISOString(),
      sentAt: row.sent_at,
    }
  })
}

export function isOwn(
  { people, roles, created_by: by }: Pick<Row, 'people' | 'roles' | 'created_by'>,
  personId: string,
) {
  return by === personId && roles.length === 0 && people.length === 1 && people[0] === personId
}

/** The dashboard as the asker sees it; any other is as unknown as one that does not exist. */
export function visibleDashboard(view: View, name: string): DashboardDocument | undefined {
  return visibleDashboards(view, visiblePages(view)).find((one) => one.name === name)
}

export async function createSubscription(context: Context, input: SubscriptionInput): Promise<{ id: string }> {
  const { db, view, now } = context
  const values = await valuesOf(context, input)
  const { personId } = view.actor
  const { count } = await db
    .selectFrom('subscriptions')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('workspace_id', '=', view.workspace.id)
    .where('created_by', '=', personId)
    .executeTakeFirstOrThrow()
  if (count >= MOST) throw invalid(`${MOST} are the most. Delete one first.`, `最多 ${MOST} 个，请先删除一个。`)
  const id = newId()
  await db
    .insertInto('subscriptions')
    .values({ workspace_id: view.workspace.id, id, ...values, created_by: personId, created_at: now })
    .execute()
  if (values.people.includes(personId)) await keepLanguage(context)
  return { id }
}

export async function changeSubscription(context: Context, id: string, input: SubscriptionInput): Promise<void> {
  const row = await changeable(context, id)
  const values = await valuesOf(context, input, row)
  const { db, view } = context
  await db
    .updateTable('subscriptions')
    .set(values)
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .execute()
}

/** What is stored; what was due before it was set up so is not made up for. */
async function valuesOf(context: Context, input: SubscriptionInput, known?: Row) {
  const { view, now } = context
  const { dashboard, narrowed = '', every, weekday, day, at: time, people = [], roles = [] } = input
  const personId = known?.created_by ?? view.actor.personId
  const isForOthers = roles.length > 0 || people.some((id) => id !== personId)
  if (isForOthers && !isAdministrating(view)) throw new AttainError('forbidden', { action: toOthers })
  if (visibleDashboard(view, dashboard) === undefined)
    throw new AttainError('not_found', { what: { en: `dashboard "${dashboard}"`, 'zh-CN': `仪表盘“${dashboard}”` } })
  const unknown = roles.find((name) => !view.workspace.model.roles.has(name))
  if (unknown !== undefined)
    throw new AttainError('not_found', { what: { en: `role "${unknown}"`, 'zh-CN': `角色“${unknown}”` } })
  const names = await peopleNames(context, people)
  const nobody = people.find((id) => !names.has(id))
  if (nobody !== undefined) throw new AttainError('not_found', { what: { en: 'person', 'zh-CN': '人员' } })
  return {
    ...{ dashboard, narrowed: narrowed.replace(/^\?/, ''), every, at: time },
    weekday: every === 'week' ? (weekday ?? 'monday') : null,
    day: every === 'month' ? (day ?? 1) : null,
    people: isForOthers || people.length > 0 ? people : [personId],
    roles,
    handled_until: now,
  }
}

/** For everybody where the asker may, and for themselves otherwise. */
export async function endSubscription(context: Context, id: string): Promise<void> {
  const row = await reachable(context, id)
  if (row === undefined) throw unknownSubscription()
  if (mayChange(context.view, row)) await removeSubscription(context, id)
  else await endFor(context, id, context.view.actor.personId)
}

async function removeSubscription({ db, view }: Context, id: string): Promise<void> {
  await db.deleteFrom('subscriptions').where('workspace_id', '=', view.workspace.id).where('id', '=', id).execute()
}

/** One's own is gone with it; one for several goes on for the others. */
export async function endFor(context: Pick<Context, 'db' | 'view'>, id: string, personId: string): Promise<void> {
  const { db, view } = context
  const row = await find(context, id)
  if (row === undefined || row.ended_for.includes(personId)) return
  const those = { workspace_id: view.workspace.id, id }
  await (isOwn(row, personId)
    ? db.deleteFrom('subscriptions').where('workspace_id', '=', those.workspace_id).where('id', '=', id).execute()
    : db
        .updateTable('subscriptions')
        .set({ ended_for: sql`array_append(ended_for, ${personId}::uuid)` })
        .where('workspace_id', '=', those.workspace_id)
        .where('id', '=', id)
        .where(sql<boolean>`${personId} <> all (ended_for)`)
        .execute())
}

/** Sends it to the asker at once, to see what it looks like. */
export async function tryOut(context: Context, id: string): Promise<void> {
  const row = await reachable(context, id)
  if (row === undefined) throw unknownSubscription()
  const { address, sendsEmail } = await readPreferences(context)
  if (!sendsEmail) throw invalid('no mail server is set up.', '未设置邮件服务器。')
  if (address === null) throw invalid('you have no e-mail address.', '您没有邮箱地址。')
  await sendNow(context.db, context.view.workspace, row, context.view.actor.personId)
}

export function find({ db, view }: Pick<Context, 'db' | 'view'>, id: string): Promise<Row | undefined> {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** One that the asker is sent, or may change. */
async function reachable(context: Context, id: string): Promise<Row | undefined> {
  const row = await find(context, id)
  if (row === undefined) return undefined
  const { personId, roles } = context.view.actor
  const isSent = row.people.includes(personId) || row.roles.some((role) => roles.includes(role))
  return isSent || mayChange(context.view, row) ? row : undefined
}

async function changeable(context: Context, id: string): Promise<Row> {
  const row = await reachable(context, id)
  if (row === undefined) throw unknownSubscription()
  if (!mayChange(context.view, row)) throw new AttainError('forbidden', { action: toOthers })
  return row
}

function mayChange(view: View, { created_by: by }: Row): boolean {
  return isAdministrating(view) || by === view.actor.personId
}

function unknownSubscription(): AttainError {
  return new AttainError('not_found', { what: { en: 'subscription', 'zh-CN': '订阅' } })
}

function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}

const toOthers = { en: 'have dashboards sent to others', 'zh-CN': '为他人订阅仪表盘' }

/** What a subscription that somebody is still sent is of. */
export async function titleOf(
  context: Context,
  { id, personId }: { readonly id: string; readonly personId: string },
  language: Language,
): Promise<string | undefined> {
  const row = await find(context, id)
  const label = row && context.view.workspace.model.dashboards.get(row.dashboard)?.label
  if (label === undefined || row?.ended_for.includes(personId)) return undefined
  return label[language] ?? label.en
}
