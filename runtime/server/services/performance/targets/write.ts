/** How lines are written: at once, by the system on account of whoever asks, one document at a time. */
import type { TargetSave } from '@attain/contract'
import type { Json } from '@attain/engine/fields'
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { currentUserOf, type LiveObject } from '../../../store/live-workspace.ts'
import { type Line, linesWithState } from '../../../store/targets/lines.ts'
import { writeMany } from '../../bulk.ts'
import { asSystem, type Context } from '../../context.ts'
import { agreedAs, levelOfSubject, targetKey } from './subjects.ts'

export type Cell = TargetSave['cells'][number]

/** Whoever saves targets of a document waits for whoever is doing so. */
export async function oneAtATime({ db, view }: Context, target: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${view.workspace.id}::integer, hashtext(${`target ${target}`}))`.execute(db)
}

export type Current = ReadonlyMap<string, readonly Line[]>

/** By cell, the newest first. */
export async function currentLines(
  context: Context,
  target: string,
  cells: readonly { readonly subject: string; readonly period: string }[],
): Promise<Current> {
  const { db, view } = asSystem(context, null)
  const lines = await linesWithState(
    db,
    view,
    {
      target,
      periods: [...new Set(cells.map(({ period }) => period))],
      subjects: [...new Set(cells.map(({ subject }) => subject))],
    },
    ['agreed', 'proposed', 'submitted'],
  )
  return Map.groupBy(lines, ({ period, subject }) => targetKey(period, subject))
}

export function linesOf(current: Current, { period, subject }: Pick<Cell, 'period' | 'subject'>): readonly Line[] {
  return current.get(targetKey(period, subject)) ?? []
}

/** What was agreed for the same day is replaced. */
export async function giveWay(
  context: Context,
  current: Current,
  cells: readonly Pick<Cell, 'period' | 'subject'>[],
  effective: string,
): Promise<void> {
  const same = cells.flatMap((cell) =>
    linesOf(current, cell).filter((line) => line.state === 'agreed' && line.effective === effective),
  )
  await changeLines(
    context,
    same.map(({ id }) => ({ id, values: { state: 'replaced', agreed_as: null } })),
  )
}

export interface NewLines {
  readonly state: 'proposed' | 'agreed' | 'submitted'
  readonly effective: string
  readonly reason: string
  readonly change?: string
}

export async function addLines(
  context: Context,
  target: string,
  cells: readonly Cell[],
  periods: ReadonlyMap<string, Period>,
  { state, effective, reason, change }: NewLines,
): Promise<void> {
  const author = currentUserOf(context.view)
  await inParts(cells, (part) =>
    write(context, {
      action: 'create',
      mode: 'all',
      records: part.map(({ subject, period, amount }) => {
        const { by, value } = levelOfSubject(subject)
        return {
          values: {
            ...{ target, period, starts: periods.get(period)?.from ?? '', subject, amount, state },
            ...{ effective, reason, author },
            ...(by === 'person' && { person: value }),
            ...(by === 'team' && { team: value }),
            ...(change !== undefined && { change }),
            ...(state === 'agreed' && { agreed_as: agreedAs(target, period, subject, effective) }),
          },
        }
      }),
    }),
  )
}

export async function changeLines(
  context: Context,
  changes: readonly { readonly id: string; readonly values: Readonly<Record<string, Json>> }[],
): Promise<void> {
  await inParts(changes, (part) =>
    write(context, { action: 'update', mode: 'all', records: part.map(({ id, values }) => ({ id, values })) }),
  )
}

/** Written by the system, on account of whoever asks: rights on targets are those on figures, not on records. */
async function write(context: Context, body: Parameters<typeof writeMany>[2]): Promise<void> {
  await writeMany(asSystem(context, context.view.actor.personId), objectNamed(context, 'target_value'), body)
}

export function objectNamed({ view }: Context, name: string): LiveObject {
  const object = view.workspace.objects.get(name)
  if (!object) throw new Error(`The system bundle has an object ${name}.`)
  return object
}

/** Records that are written in one statement. */
const PART = 5000

async function inParts<T>(all: readonly T[], write: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += PART) await write(all.slice(at, at + PART))
}
