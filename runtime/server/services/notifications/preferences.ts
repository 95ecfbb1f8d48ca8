/** How somebody likes to be told. */
import type { NotificationTopic, PreferencesBody, PreferencesInput } from '@attain/contract'
import type { Language } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { Database } from '../../store/statement.ts'
import type { Context } from '../context.ts'

export interface Preferences {
  /** Null: as the workspace speaks. */
  readonly language: Language | null
  readonly timeZone: string
  readonly email: Readonly<Record<NotificationTopic, boolean>>
  readonly quiet: { readonly from: number; readonly until: number } | null
  readonly address: string | null
}

const usualEmail: Readonly<Record<NotificationTopic, boolean>> = {
  approval: true,
  commission: true,
  rule: true,
  scorecard: true,
  target: true,
}

/** Of anybody who may still be told something; undefined for those who cannot sign in any more. */
export async function preferencesOf(
  db: Database,
  workspaceId: number,
  personId: string,
): Promise<Preferences | undefined> {
  const { rows } = await sql<{
    active: boolean
    address: string | null
    language: Language | null
    time_zone: string | null
    email: Partial<Record<NotificationTopic, boolean>> | null
    quiet_from: number | null
    quiet_until: number | null
  }>`
    select coalesce(membership.active, false) as active, coalesce(account.email, record.doc ->> 'email') as address,
      preferred.language, preferred.time_zone, preferred.email, preferred.quiet_from, preferred.quiet_until
    from (values (${workspaceId}::integer, ${personId}::uuid)) as asked (workspace_id, person_id)
    left join memberships as membership using (workspace_id, person_id)
    left join auth_user as account on account.id = membership.account_id
    left join object_keys as object on object.workspace_id = asked.workspace_id and object.name = 'person'
    left join records as record on record.workspace_id = asked.workspace_id and record.object_key = object.object_key
      and record.id = asked.person_id and record.deleted_at is null
    left join notification_preferences as preferred on preferred.workspace_id = asked.workspace_id
      and preferred.person_id = asked.person_id`.execute(db)
  const [row] = rows
  if (!row?.active) return undefined
  const { quiet_from: from, quiet_until: until } = row
  return {
    language: row.language,
    timeZone: row.time_zone ?? 'UTC',
    email: { ...usualEmail, ...row.email },
    quiet: from === null || until === null || from === until ? null : { from, until },
    address: row.address,
  }
}

/** One's own, or what is usual. */
export async function readPreferences({ db, view, language }: Context): Promise<PreferencesBody> {
  const { id, model } = view.workspace
  const known = await preferencesOf(db, id, view.actor.personId)
  const { rows } = await sql`select from channels where workspace_id = ${id} and kind = 'email'`.execute(db)
  const isChosen = known?.language !== null && known !== undefined
  return {
    language: known?.language ?? language,
    timeZone: isChosen ? known.timeZone : (model.app.timeZone ?? 'UTC'),
    email: { ...(known?.email ?? usualEmail) },
    quiet: known?.quiet ?? null,
    address: known?.address ?? null,
    sendsEmail: rows.length > 0,
  }
}

export async function savePreferences({ db, view }: Context, input: PreferencesInput): Promise<void> {
  const { language, timeZone, email, quiet } = input
  if (!isTimeZone(timeZone)) {
    throw new AttainError('invalid_request', {
      problem: { en: `"${timeZone}" is no time zone.`, 'zh-CN': `“${timeZone}”不是时区。` },
    })
  }
  const chosen = {
    language,
    time_zone: timeZone,
    email: JSON.stringify(email),
    quiet_from: quiet?.from ?? 0,
    quiet_until: quiet?.until ?? 0,
  }
  await db
    .insertInto('notification_preferences')
    .values({ workspace_id: view.workspace.id, person_id: view.actor.personId, ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet(chosen))
    .execute()
}

/** Whoever asks for e-mails and has chosen nothing yet is written to in the language that they ask in. */
export async function keepLanguage({ db, view, language }: Context): Promise<void> {
  const { id, model } = view.workspace
  const usual = { time_zone: model.app.timeZone ?? 'UTC', email: JSON.stringify({}), quiet_from: 0, quiet_until: 0 }
  await db
    .insertInto('notification_preferences')
    .values({ workspace_id: id, person_id: view.actor.personId, language, ...usual })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
