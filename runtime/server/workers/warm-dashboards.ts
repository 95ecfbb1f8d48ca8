/**
 * Answers ahead what people see first. Figures that are kept (`store/measure/kept-answers.ts`) belong to a process and a
 * publish, so after a start or a publish the first who opens a dashboard would wait for all of it; here the server asks
 * before they do, for those who were here lately, one widget at a time.
 */
import { setTimeout } from 'node:timers/promises'
import type { DashboardDocument, Widget } from '@attain/engine/metadata'
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import { visiblePages } from '../services/application.ts'
import { type Context, dateIn } from '../services/context.ts'
import { readPage } from '../services/subscriptions/letter/read-page.ts'
import { visibleDashboards } from '../services/visible-dashboards.ts'
import { type LiveWorkspace, type View, viewOf } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

/** Publishes come in several steps, and whoever waits for this one is served first. */
const CALM_MS = 1000
/** Of a workspace; what is not answered by then is answered when it is asked for. */
const MOST_MS = 60_000
const MOST_PEOPLE = 200

export interface Warming {
  /** From now on, for all that is loaded and each that is published. */
  start(): void
  /** Answers ahead in one workspace, as it is now. */
  warm(workspaceId: number): Promise<void>
  /** When all that was begun so far is done. */
  idle(): Promise<void>
  stop(): Promise<void>
}

interface Sources {
  readonly db: Kysely<DB>
  readonly workspaces: LiveWorkspaces
  readonly log: FastifyBaseLogger
}

export function createWarming({ db, workspaces, log }: Sources): Warming {
  let running: Promise<void> = Promise.resolve()
  const waiting = new Set<number>()
  const stopping = new AbortController()
  const { signal } = stopping

  const warm = async (id: number) => {
    const workspace = workspaces.current(id)
    if (workspace === undefined) return
    const until = performance.now() + MOST_MS
    // when another has been published meanwhile, that one is next
    const goesOn = () => !signal.aborted && performance.now() < until && workspaces.current(id) === workspace
    for (const { view, dashboard } of await firstSeen(db, workspace)) {
      if (!goesOn()) return
      const now = new Date()
      const context: Context = { db, view, now, today: dateIn(workspace.calendar.timeZone, now), language: 'en' }
      await readPage(context, { ...dashboard, widgets: dashboard.widgets.filter(isKept) }, '')
    }
  }
  const warmSoon = async (id: number) => {
    try {
      await setTimeout(CALM_MS, undefined, { signal, ref: false })
      waiting.delete(id)
      await warm(id)
    } catch (err) {
      if (!signal.aborted) log.error({ err, workspace: id }, 'dashboards could not be answered ahead')
    }
  }
  const wake = (id: number) => {
    if (signal.aborted || waiting.has(id)) return
    waiting.add(id)
    running = running.then(() => warmSoon(id))
  }
  return {
    start: () => workspaces.tellLoaded(wake),
    warm,
    idle: () => running,
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Of lists nothing is kept: their records are read when they are looked at. */
function isKept({ type }: Widget): boolean {
  return type !== 'list' && type !== 'text'
}

interface Seen {
  readonly view: View
  readonly dashboard: DashboardDocument
}

/** Everybody's first dashboard, then everybody's second and so on; whoever was here last comes first. */
async function firstSeen(db: Kysely<DB>, workspace: LiveWorkspace): Promise<Seen[]> {
  const people = await lastHere(db, workspace.id)
  const each = people.map(({ person_id: personId, roles }) => {
    const view = viewOf(workspace, { personId, roles })
    return visibleDashboards(view, visiblePages(view)).map((dashboard) => ({ view, dashboard }))
  })
  const most = Math.max(0, ...each.map(({ length }) => length))
  return Array.from({ length: most }, (_, rank) => each.flatMap((seen) => seen[rank] ?? [])).flat()
}

/** Who has signed in, or gone on, within two days: a session notes its use once a day. */
function lastHere(db: Kysely<DB>, workspaceId: number) {
  return db
    .selectFrom('memberships')
    .innerJoin('auth_session', 'auth_session.user_id', 'memberships.account_id')
    .select(['memberships.person_id', 'memberships.roles'])
    .where('memberships.workspace_id', '=', workspaceId)
    .where('memberships.active', '=', true)
    .where('auth_session.updated_at', '>', sql<string>`now() - interval '2 days'`)
    .where('auth_session.expires_at', '>', sql<string>`now()`)
    .groupBy(['memberships.person_id', 'memberships.roles'])
    .orderBy(sql`max(auth_session.updated_at)`, 'desc')
    .limit(MOST_PEOPLE)
    .execute()
}
