/**
 * Keeps where people belonged: when somebody moves to another team or manager, a past membership says where they were
 * until that day. Whoever enters a move late corrects that day.
 */
import type { Json } from '@attain/engine/fields'
import { always, readCondition } from '@attain/engine/formula'
import { scopeOf } from '@attain/engine/formula/language'
import type { LiveObject } from '../../store/live-workspace.ts'
import { countRecords } from '../../store/query/count.ts'
import { type Context, dateIn } from '../context.ts'
import type { Follower, RecordEvent } from '../events/index.ts'
import { createRecord } from '../records.ts'

export const followMoves: Follower = {
  name: 'moves',
  concerns: (_, object, type) => object === 'person' && type === 'updated',
  sift: async (_, events) => events.filter((event) => movedFrom(event) !== undefined),
  async follow(context, event) {
    const from = movedFrom(event)
    const past = context.view.workspace.objects.get('past_membership')
    if (from === undefined || past === undefined) return
    const until = dateIn(context.view.workspace.calendar.timeZone, event.at)
    // whoever moves twice on a day was only where they were before
    if (await hasMoved(context, past, event.recordId, until)) return
    await createRecord(context, past, { person: event.recordId, ...from, until })
  },
}

/**
 * Where the person was before; undefined when they did not move. What was blank and is filled in was not known, and so
 * the person has been there all along.
 */
function movedFrom({ changes, record }: RecordEvent): { readonly team: Json; readonly manager: Json } | undefined {
  const left = (field: string) => changes[field]?.[0] ?? null
  if (left('team') === null && left('manager') === null) return undefined
  const before = (field: string): Json => left(field) ?? record.document[field] ?? null
  return { team: before('team'), manager: before('manager') }
}

async function hasMoved(context: Context, past: LiveObject, person: string, day: string): Promise<boolean> {
  const { db, view, today } = context
  const reading = readCondition(
    { and: [{ '==': [{ var: 'person' }, person] }, { '==': [{ var: 'until' }, day] }] },
    scopeOf(view.workspace.model, past.model),
  )
  const { count } = await countRecords(
    db,
    view,
    past,
    'condition' in reading ? reading.condition : always,
    undefined,
    today,
  )
  return count > 0
}
