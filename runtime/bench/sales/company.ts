import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readBundle } from '@attain/engine/metadata'
import Fastify from 'fastify'
import { type Kysely, sql } from 'kysely'
import { createAccount, setMembership } from '../../server/accounts/index.ts'
import { readFolder } from '../../server/bundle-folder.ts'
import { connect, createPool } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import type { DB } from '../../server/database/schema.ts'
import { publish } from '../../server/services/publish/index.ts'
import type { LiveWorkspace } from '../../server/store/live-workspace.ts'
import { LiveWorkspaces } from '../../server/store/live-workspaces.ts'
import { createUpkeep } from '../../server/workers/upkeep.ts'
import { createNativeSales, type SalesSize } from './native-tables.ts'
import { copyIntoRecords } from './record-copy.ts'

const exampleFolder = join(import.meta.dirname, '../../../metadata-examples/hardware-sales')

/** The example `hardware-sales`, published, with the same made-up data in the record store and in native tables. */
export interface Company {
  readonly db: Kysely<DB>
  readonly workspace: LiveWorkspace
  /** The record of the person with this number; 0 leads everybody. */
  person(n: number): Promise<string>
  /** An account for the person with this number; returns its username. */
  account(n: number, roles: readonly string[]): Promise<string>
  close(): Promise<void>
}

export type Adapt = (documents: readonly object[]) => readonly object[]

export const password = 'bench-password-1'

export async function foundCompany(url: string, size: SalesSize): Promise<Company> {
  const db = connect(url, { poolSize: 2 })
  await migrate(db)
  const { id } = await db
    .insertInto('workspaces')
    .values({ slug: 'main', name: 'Bench' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await publishDocuments(db, id, await exampleDocuments())
  const workspace = await new LiveWorkspaces(db).get(id)
  const pool = createPool(url, { poolSize: 1 })
  await createNativeSales(pool, size)
  await pool.end()
  await copyIntoRecords(db, workspace)
  await tidy(url)
  return companyOf(db, workspace)
}

/** A company that was founded before; with `adapt`, what that makes of the example is published first. */
export async function openCompany(url: string, adapt?: Adapt): Promise<Company> {
  const db = connect(url, { poolSize: 2 })
  await migrate(db)
  const { id } = await db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
  if (adapt) await publishDocuments(db, id, adapt(await exampleDocuments()))
  return companyOf(db, await filledWorkspace(db, id))
}

/** The workspace once all is filled that a publish gave to fields of existing records. */
export async function filledWorkspace(db: Kysely<DB>, id: number): Promise<LiveWorkspace> {
  const workspaces = new LiveWorkspaces(db)
  await workspaces.get(id)
  const upkeep = createUpkeep(db, workspaces, Fastify({ logger: { level: 'warn' } }).log)
  upkeep.wake(id)
  while (await isFilling(db, id)) await setTimeout(200)
  await upkeep.stop()
  return workspaces.reload(id)
}

async function isFilling(db: Kysely<DB>, workspaceId: number): Promise<boolean> {
  const { rows } = await sql<{ filling: boolean }>`
    select exists (select from field_slots where workspace_id = ${workspaceId} and state <> 'ready')
      or exists (select from kept_rollups where workspace_id = ${workspaceId} and state <> 'ready')
      or exists (select from followed_fields where workspace_id = ${workspaceId} and state <> 'ready') as filling`.execute(
    db,
  )
  return rows[0]?.filling === true
}

async function exampleDocuments(): Promise<object[]> {
  return readBundle(await readFolder(exampleFolder)).documents.map((document) => document.value)
}

async function publishDocuments(db: Kysely<DB>, workspaceId: number, documents: readonly object[]): Promise<void> {
  await publish(db, workspaceId, { documents, message: 'bench', by: null, at: new Date() })
}

function companyOf(db: Kysely<DB>, workspace: LiveWorkspace): Company {
  const person = async (n: number) => {
    const { rows } = await sql<{ id: string }>`select id from native.person where number = ${n}`.execute(db)
    return (rows[0] as { id: string }).id
  }
  return {
    db,
    workspace,
    person,
    async account(n, roles) {
      const personId = await person(n)
      const username = `person${n}`
      const accountId = await createAccount(db, { username, name: `Person ${n}`, password })
      await setMembership(db, workspace.id, personId, accountId, roles, true)
      return username
    },
    close: () => db.destroy(),
  }
}

/** Both sides start from tables that are swept and measured, and a log that is written. */
export async function tidy(url: string): Promise<void> {
  const pool = createPool(url, { poolSize: 1, statementTimeoutMs: 0 })
  await pool.query('vacuum (analyze)')
  await pool.query('checkpoint')
  await pool.end()
}
