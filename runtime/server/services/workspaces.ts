/** New workspaces: published from the start, with a first person who may do everything. */
import type { Language } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'
import { type LiveWorkspace, type View, viewOf } from '../store/live-workspace.ts'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { newId } from '../store/new-id.ts'
import { insertRecords } from '../store/write/insert.ts'
import { type Context, dateIn } from './context.ts'
import { publish } from './publish/index.ts'

export interface NewWorkspace {
  /** In addresses: a small letter, then small letters, digits and dashes; at most 41. */
  readonly slug: string
  readonly name: string
  readonly documents: readonly object[]
  readonly message: string
  /** What the first person is called. */
  readonly personName: string
  readonly at: Date
}

export interface OpenedWorkspace {
  readonly workspace: LiveWorkspace
  readonly personId: string
  /** The roles that administer it. */
  readonly roles: readonly string[]
  /** For going on as the first person. */
  readonly context: Context
}

/** Makes a workspace. Refuses documents without a role that administers: nobody could change them any more. */
export async function createWorkspace(tx: Transaction<DB>, given: NewWorkspace): Promise<OpenedWorkspace> {
  const { documents, message, personName, at } = given
  const id = await addWorkspace(tx, given)
  await publish(tx, id, { documents, message, by: null, at })
  const workspace = await new LiveWorkspaces(tx).get(id)
  const roles = [...workspace.model.roles.values()].filter((role) => role.administrator).map((role) => role.name)
  if (roles.length === 0) {
    throw new AttainError('invalid_request', {
      problem: { en: "no role is an administrator's.", 'zh-CN': '没有管理员角色。' },
    })
  }
  const personId = newId()
  const view = viewOf(workspace, { personId, roles })
  await addPeople(tx, view, [{ id: personId, name: personName }], at)
  const today = dateIn(workspace.model.app.timeZone ?? 'UTC', at)
  return { workspace, personId, roles, context: { db: tx, view, now: at, today, language: 'en' } }
}

/** A workspace in which nothing is published yet. */
export async function addWorkspace(
  tx: Transaction<DB>,
  { slug, name }: Pick<NewWorkspace, 'slug' | 'name'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into workspaces (slug, name) values (${slug}, ${name})
    on conflict (slug) do nothing returning id`.execute(tx)
  const id = rows[0]?.id
  if (id !== undefined) return id
  throw new AttainError('conflict', {
    problem: { en: `a workspace "${slug}" exists already.`, 'zh-CN': `工作区“${slug}”已存在。` },
  })
}

/** People who have a name, and no more than that. */
export async function addPeople(
  tx: Transaction<DB>,
  view: View,
  people: readonly { readonly id: string; readonly name: string }[],
  at: Date,
): Promise<void> {
  const person = view.workspace.objects.get('person')
  if (!person) throw new Error('The system bundle has no object "person".')
  const records = people.map(({ id, name }) => ({ id, owner: id, document: { name, active: true } }))
  await insertRecords(tx, view, person, records, at)
}

/** What an empty workspace starts from: people, teams, and a role that may do everything; in the language of who makes it. */
export function starterDocuments(name: string, language: Language): object[] {
  const page = (object: string, order: number, en: string, zh: string) => ({
    kind: 'page',
    name: `${object}_list`,
    label: { en, 'zh-CN': zh },
    order,
    content: { type: 'list', object },
  })
  return [
    {
      kind: 'app',
      name: 'application',
      label: { en: name, 'zh-CN': name },
      version: '0.1.0',
      formatVersion: 1,
      languages: [language],
    },
    {
      kind: 'role',
      name: 'administrator',
      label: { en: 'Administrator', 'zh-CN': '管理员' },
      administrator: true,
    },
    page('person', 1010, 'People', '人员'),
    page('team', 1020, 'Teams', '团队'),
  ]
}
