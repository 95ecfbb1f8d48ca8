/** All workspaces that this process serves, each with its live model; kept in step with publishes anywhere. */
import { compileBundleInSteps, type Model, readDocumentsInSteps } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { listen } from '../database/listen.ts'
import { inSlices } from '../in-slices.ts'
import { readCalendars } from './calendars.ts'
import { type Actor, createLiveWorkspace, type LiveObject, type LiveWorkspace } from './live-workspace.ts'
import { workspaceOn } from './on-model.ts'
import type { FollowedField } from './past/followed-fields.ts'
import type { FieldSlot } from './slot-columns.ts'
import type { Database } from './statement.ts'

/** A revision that some people try while the others stay on the live one. */
interface Canary {
  readonly workspace: LiveWorkspace
  readonly people: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

interface Loaded {
  readonly live: LiveWorkspace
  readonly canary: Canary | undefined
}

export class LiveWorkspaces {
  readonly #db: Database
  readonly #loaded = new Map<number, Promise<Loaded>>()
  /** What is loaded, for those who cannot wait. */
  readonly #current = new Map<number, Loaded>()
  /** Compiled revisions: the live one of each workspace, and the one that is being tried. */
  #models = new Map<number, ReadonlyMap<number, Model>>()
  readonly #compiling = new Map<string, Promise<Model>>()
  #deaf = false
  #tellLoaded: (id: number) => void = () => {}

  constructor(db: Database) {
    this.#db = db
  }

  /** The live model of a workspace; loaded on first use and after each publish. */
  async get(id: number): Promise<LiveWorkspace> {
    return (await this.#get(id)).live
  }

  /** The workspace as this person works in it: on the live revision, or on the one that they try. */
  async getFor(id: number, actor: Actor): Promise<LiveWorkspace> {
    const { live, canary } = await this.#get(id)
    return canary !== undefined && tries(canary, actor) ? canary.workspace : live
  }

  /** The live model as far as it is loaded by now. */
  current(id: number): LiveWorkspace | undefined {
    return this.#current.get(id)?.live
  }

  /** Tells of each that is loaded: those that are by now, and from then on every one that is loaded, or loaded again. */
  tellLoaded(tell: (id: number) => void): void {
    this.#tellLoaded = tell
    for (const id of this.#current.keys()) tell(id)
  }

  /** Reads the live revision and the slots again. */
  async reload(id: number): Promise<LiveWorkspace> {
    return (await this.#reload(id)).live
  }

  #get(id: number): Promise<Loaded> {
    // while publishes may go unheard, every question looks for itself
    if (this.#deaf) return this.#reload(id)
    return this.#loaded.get(id) ?? this.#reload(id)
  }

  #reload(id: number): Promise<Loaded> {
    const loading = this.#load(id)
    this.#loaded.set(id, loading)
    loading.then(
      (loaded) => {
        this.#current.set(id, loaded)
        // what is kept of a workspace is of no use while every question loads it anew
        if (!this.#deaf) this.#tellLoaded(id)
      },
      () => {
        if (this.#loaded.get(id) === loading) this.#loaded.delete(id)
      },
    )
    return loading
  }

  /** Hears of publishes by whatever process, with a connection of its own. Returns how to stop. */
  listen(databaseUrl: string, onChange: (id: number) => void): { started: Promise<void>; stop: () => Promise<void> } {
    return listen({
      databaseUrl,
      channels: ['attain_workspaces'],
      onMessage: (id) => {
        if (this.#loaded.has(Number(id))) void this.reload(Number(id)).catch(() => {})
        onChange(Number(id))
      },
      onHearing: () => {
        this.#deaf = false
        this.#loaded.clear()
      },
      onDeaf: () => {
        this.#deaf = true
      },
    })
  }

  async #load(id: number): Promise<Loaded> {
    const live = await this.#loadLive(id)
    const tried = await this.#db
      .selectFrom('rollouts')
      .select(['revision', 'people', 'roles'])
      .where('workspace_id', '=', id)
      .where('kind', '=', 'canary')
      .executeTakeFirst()
    const canary = tried && {
      workspace: await workspaceOn(this.#db, live, await this.#model(id, tried.revision), tried.revision),
      people: new Set(tried.people),
      roles: new Set(tried.roles),
    }
    this.#forgetModels(id, [live.revision, ...(tried ? [tried.revision] : [])])
    return { live, canary }
  }

  async #loadLive(id: number): Promise<LiveWorkspace> {
    const { slug, revision } = await this.#db
      .selectFrom('workspaces')
      .leftJoin('live_revisions', 'live_revisions.workspace_id', 'workspaces.id')
      .select(['workspaces.slug', 'live_revisions.revision'])
      .where('workspaces.id', '=', id)
      .executeTakeFirstOrThrow()
    const model = await this.#model(id, revision ?? 0)
    const keys = await this.#db
      .selectFrom('object_keys')
      .select(['name', 'object_key'])
      .where('workspace_id', '=', id)
      .execute()
    const slots = await this.#db
      .selectFrom('field_slots')
      .select(['object_key', 'field', 'slot', 'state'])
      .where('workspace_id', '=', id)
      .execute()
    const rollups = await this.#db
      .selectFrom('kept_rollups')
      .select(['object_key', 'field', 'key', 'state'])
      .where('workspace_id', '=', id)
      .where('state', '<>', 'releasing')
      .execute()
    const followed = await readFollowedFields(this.#db, id)
    const slotsOf = Map.groupBy(slots, ({ object_key }) => object_key)
    const rollupsOf = Map.groupBy(rollups, ({ object_key }) => object_key)
    const objects = new Map<string, LiveObject>()
    for (const { name, object_key } of keys) {
      const object = model.objects.get(name)
      if (!object) continue
      const own = (slotsOf.get(object_key) ?? []).filter((slot) => slot.state !== 'releasing')
      const byField = new Map<string, FieldSlot>(own.map((slot) => [slot.field, slot]))
      const kept = rollupsOf.get(object_key) ?? []
      const byRollup = new Map(kept.map(({ field, key, state }) => [field, { key, state }]))
      const ofObject = followed.get(object_key) ?? []
      objects.set(name, { model: object, key: object_key, slots: byField, rollups: byRollup, followed: ofObject })
    }
    return createLiveWorkspace({
      id,
      slug,
      revision: revision ?? 0,
      model,
      objects,
      textCollation: await readTextCollation(this.#db),
      calendar: await readCalendars(this.#db, id, model, objects),
    })
  }

  /** Compiling is the expensive part; a change of slots alone does not repeat it. */
  async #model(id: number, revision: number): Promise<Model> {
    const known = this.#models.get(id)?.get(revision)
    if (known) return known
    // who hears of a publish twice compiles it once
    const key = `${id}/${revision}`
    const compiling = this.#compiling.get(key) ?? this.#compile(id, revision)
    this.#compiling.set(key, compiling)
    try {
      return await compiling
    } finally {
      this.#compiling.delete(key)
    }
  }

  async #compile(id: number, revision: number): Promise<Model> {
    const raw = await inSlices(readDocumentsInSteps(await readDocuments(this.#db, id, revision)))
    const { model, problems } = await inSlices(compileBundleInSteps(raw))
    if (!model) {
      const first = problems.find((problem) => problem.severity === 'error')
      throw new Error(`Revision ${revision} of workspace ${id} no longer compiles: ${first?.path} ${first?.message.en}`)
    }
    this.remember(id, revision, model)
    return model
  }

  /** Takes what a revision compiles to from somebody who has compiled it already. */
  remember(id: number, revision: number, model: Model): void {
    this.#models.set(id, new Map([...(this.#models.get(id) ?? []), [revision, model]]))
  }

  #forgetModels(id: number, kept: readonly number[]): void {
    const models = [...(this.#models.get(id) ?? [])].filter(([revision]) => kept.includes(revision))
    this.#models.set(id, new Map(models))
  }
}

function tries({ people, roles }: Canary, actor: Actor): boolean {
  return people.has(actor.personId) || actor.roles.some((role) => roles.has(role))
}

/** By object. */
async function readFollowedFields(db: Database, id: number): Promise<ReadonlyMap<number, readonly FollowedField[]>> {
  const rows = await db
    .selectFrom('followed_fields')
    .select(['object_key', 'key', 'field', 'since', 'definition', 'state'])
    .where('workspace_id', '=', id)
    .where('state', '<>', 'releasing')
    .execute()
  return Map.groupBy(rows as (FollowedField & { readonly object_key: number })[], ({ object_key }) => object_key)
}

/** The collation that `migrations/0001-record-store.ts` gave to the text slots. */
async function readTextCollation(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select c.collname as name from pg_attribute a
    join pg_collation c on c.oid = a.attcollation
    where a.attrelid = 'record_slots'::regclass and a.attname = 't1' and c.collname <> 'default'`.execute(db)
  return rows[0]?.name
}

/** The documents of a revision, without those of the system; revision 0 has the least that an application needs. */
export async function readDocuments(db: Database, workspaceId: number, revision: number): Promise<unknown[]> {
  if (revision === 0) return [emptyApplication]
  const rows = await db
    .selectFrom('revision_documents')
    .innerJoin('documents', (join) =>
      join
        .onRef('documents.workspace_id', '=', 'revision_documents.workspace_id')
        .onRef('documents.hash', '=', 'revision_documents.hash'),
    )
    .select('documents.content')
    .where('revision_documents.workspace_id', '=', workspaceId)
    .where('revision_documents.revision', '=', revision)
    .orderBy('revision_documents.identity')
    .execute()
  return rows.map((row) => row.content)
}

const emptyApplication = {
  kind: 'app',
  name: 'attain',
  label: { en: 'Attain', 'zh-CN': '达成' },
  version: '0.1.0',
  formatVersion: 1,
}
