/** Fills an empty database: a workspace with the example published, its data imported, and accounts to sign in with. */
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fieldTypes } from '@attain/engine/fields'
import { type ImportBatch, parsePlan, preparePlan, readCsvRows, runImport } from '@attain/engine/import'
import { readBundle } from '@attain/engine/metadata'
import type { Kysely } from 'kysely'
import { createAccount, createApiKey, ensureFirstAdministrator, setMembership } from './accounts/index.ts'
import { readFolder } from './bundle-folder.ts'
import type { DB } from './database/schema.ts'
import { type DemoAppraisal, publishDemoAppraisal } from './demo-appraisal.ts'
import { type DemoCommission, payDemoCommission } from './demo-commission.ts'
import { writeMany } from './services/bulk.ts'
import type { Context } from './services/context.ts'
import { importForecasts } from './services/performance/forecasts/import.ts'
import { importTargets } from './services/performance/targets/import.ts'
import { createWorkspace } from './services/workspaces.ts'
import type { Settings } from './settings.ts'

const exampleFolder = join(import.meta.dirname, '../../metadata-examples/hardware-sales')

/** `demo.json` of an example: its data, and who can sign in, besides the administrator. */
export interface Demo {
  /** The import plan; its maps lie beside it. */
  readonly plan: string
  /** The folder with the files of the plan. */
  readonly data: string
  /** Targets, as a table. */
  readonly targets: string
  /** What people said that months would come to, as a table. */
  readonly forecasts: string
  /** One that is over. */
  readonly appraisal: DemoAppraisal
  readonly commission: readonly DemoCommission[]
  readonly password: string
  readonly accounts: readonly {
    readonly username: string
    readonly person: string
    readonly roles: readonly string[]
  }[]
}

/** What can be told once about a database that was just filled. */
export interface Opening {
  readonly administrator: { readonly username: string; readonly madeUpPassword: string | null }
  readonly demo: Demo
  /** An API key of the administrator. */
  readonly key: string
}

/** Does nothing when the database has a workspace already. */
export async function firstStart(db: Kysely<DB>, settings: Settings): Promise<void> {
  const existing = await db.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()
  if (existing) return
  console.log('First start: publishing the example "hardware-sales" and its data …')
  const opening = await publishExample(db)
  await writeCliFile(settings, opening.key)
  printAccounts(opening)
}

/** Publishes the example with its data and accounts in a workspace "main", all or nothing. */
export async function publishExample(db: Kysely<DB>): Promise<Opening> {
  return db.transaction().execute(async (tx) => {
    const documents = readBundle(await readFolder(exampleFolder)).documents.map((document) => document.value)
    const { workspace, personId, roles, context } = await createWorkspace(tx, {
      slug: 'main',
      name: 'Hardware Sales',
      documents,
      message: 'First start',
      personName: 'Administrator',
      at: new Date(),
    })
    await importDemo(context)
    await importDemoTargets(context)
    const password = process.env.ATTAIN_ADMIN_PASSWORD
    const administrator = await ensureFirstAdministrator(tx, {
      workspaceId: workspace.id,
      personId,
      name: 'Administrator',
      roles,
      ...(password === undefined ? {} : { password }),
    })
    const demo = await createDemoAccounts(context)
    await publishDemoAppraisal(context, demo.appraisal)
    for (const plan of demo.commission) await payDemoCommission(context, plan)
    const { key } = await createApiKey(tx, {
      name: 'Command line on this machine',
      workspaceId: workspace.id,
      accountId: administrator.accountId ?? '',
    })
    return { administrator, demo, key }
  })
}

async function importDemo(context: Context): Promise<void> {
  const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))
  const demo = (await json(join(exampleFolder, 'demo.json'))) as Demo
  const folder = join(exampleFolder, demo.data)
  const plan = parsePlan(await json(join(exampleFolder, demo.plan)))
  const maps = new Map<string, unknown>()
  for (const { map } of plan.steps) maps.set(map, await json(join(exampleFolder, dirname(demo.plan), map)))
  for (const { step, mapping } of preparePlan(plan, maps, context.view.workspace.model.objects)) {
    const object = context.view.workspace.objects.get(mapping.object.name)
    if (!object) throw new Error(`The example has no object ${mapping.object.name}.`)
    const text = await readFile(join(folder, step.file), 'utf8')
    await runImport({
      mapping,
      source: { open: () => readCsvRows([text], ',') },
      send: (batch: ImportBatch) => writeMany(context, object, { ...batch, records: [...batch.records] }),
      onReject: ({ line, problems }) => {
        throw new Error(`${step.file}:${line} cannot be imported: ${problems[0]?.message.en}`)
      },
    })
  }
}

async function importDemoTargets(context: Context): Promise<void> {
  const demo = JSON.parse(await readFile(join(exampleFolder, 'demo.json'), 'utf8')) as Demo
  await importTargets(context, await readFile(join(exampleFolder, demo.targets), 'utf8'))
  await importForecasts(context, await readFile(join(exampleFolder, demo.forecasts), 'utf8'))
}

async function createDemoAccounts(context: Context): Promise<Demo> {
  const demo = JSON.parse(await readFile(join(exampleFolder, 'demo.json'), 'utf8')) as Demo
  const { db, view } = context
  for (const { username, person, roles } of demo.accounts) {
    const found = await db
      .selectFrom('unique_keys')
      .select('record_id')
      .where('workspace_id', '=', view.workspace.id)
      .where('object_key', '=', view.workspace.objects.get('person')?.key ?? 0)
      .where('key', '=', fieldTypes.text.uniqueKey(person))
      .executeTakeFirst()
    if (!found) throw new Error(`demo.json names "${person}", but no person of the example is called so.`)
    const accountId = await createAccount(db, { username, name: person, password: demo.password })
    await setMembership(db, view.workspace.id, found.record_id, accountId, roles, true)
  }
  return demo
}

async function writeCliFile({ dataFolder, port }: Settings, key: string): Promise<void> {
  const file = join(dataFolder, 'cli.json')
  await writeFile(file, `${JSON.stringify({ url: `http://localhost:${port}`, key }, null, 2)}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
}

function printAccounts({ administrator, demo }: Opening): void {
  const width = Math.max(...demo.accounts.map(({ username }) => username.length), administrator.username.length)
  console.log('\nAccounts to sign in with (this is shown once):')
  console.log(
    `  ${administrator.username.padEnd(width)}  ${administrator.madeUpPassword ?? '(the password of ATTAIN_ADMIN_PASSWORD)'}  administrator`,
  )
  for (const { username, roles, person } of demo.accounts) {
    console.log(`  ${username.padEnd(width)}  ${demo.password}  ${roles.join(', ')}: ${person}`)
  }
}
