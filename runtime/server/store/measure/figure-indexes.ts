/**
 * Indexes that hold all that the figures of an object are read from, by the day that decides their period. Of many records
 * a part is so read without visiting them: a year of a million in less than half the time.
 */
import { createHash } from 'node:crypto'
import type { Crediting } from '@attain/engine/commission'
import type { FieldPath } from '@attain/engine/formula'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import type { LiveObject, LiveWorkspace } from '../live-workspace.ts'
import { fieldsOfCrediting, fieldsOfMeasure } from './reading.ts'

export interface FigureIndex {
  /** Says what is in it, so that another index has another name. */
  readonly name: string
  readonly objectKey: number
  /** The column of the day, and those that are kept beside it. */
  readonly day: string
  readonly columns: readonly string[]
}

/** Beyond it an index is no smaller than what it saves. */
const MOST_COLUMNS = 10

/** All indexes of a workspace begin with it. */
export function figureIndexPrefix(workspaceId: number): string {
  return `figures_${workspaceId}_`
}

/** One for each object and day by which something is measured or credited. */
export function figureIndexesOf({ id, model, objects }: LiveWorkspace): readonly FigureIndex[] {
  const wanted = new Map<string, { readonly objectKey: number; readonly day: string; columns: ReadonlySet<string> }>()
  const add = (of: Pick<RecordsMeasure | Crediting, 'object' | 'date'>, fields: ReadonlySet<string>) => {
    const object = objects.get(of.object)
    if (object === undefined) return
    const day = dayColumn(object, of.date)
    const columns = columnsOf(object, fields)
    if (day === undefined || columns === undefined) return
    const key = `${object.key} ${day}`
    const others = wanted.get(key)?.columns ?? new Set()
    const together = new Set([...others, ...columns].filter((column) => column !== day))
    // what finds no room is read as before
    if (together.size <= MOST_COLUMNS) wanted.set(key, { objectKey: object.key, day, columns: together })
  }
  for (const { measure } of model.kpis.values())
    if (measure.from === 'records') add(measure, fieldsOfMeasure(model, measure))
  for (const plan of model.plans.values())
    for (const crediting of plan.crediting.values()) add(crediting, fieldsOfCrediting(model, crediting))
  return Array.from(wanted.values(), ({ objectKey, day, columns: unordered }) => {
    const columns = [...unordered].sort()
    const hash = createHash('sha256')
      .update([day, ...columns].join())
      .digest('hex')
      .slice(0, 8)
    return { name: `${figureIndexPrefix(id)}${objectKey}_${hash}`, objectKey, day, columns }
  })
}

function dayColumn(object: LiveObject, date: FieldPath | undefined): string | undefined {
  return date?.hops.length === 0 ? columnOf(object, date.field.name) : undefined
}

/** Undefined where one of the fields is in no column, or may be longer than an index holds. */
function columnsOf(object: LiveObject, fields: ReadonlySet<string>): readonly string[] | undefined {
  const columns: string[] = []
  for (const name of fields) {
    const field = object.model.fields.get(name)
    // of a formula there are the fields that it reads
    if (field?.type === 'formula' || name === 'id') continue
    const column = columnOf(object, name)
    if (column === undefined || (column.startsWith('t') && field?.options === undefined)) return undefined
    columns.push(column)
  }
  return columns
}

function columnOf({ slots }: LiveObject, field: string): string | undefined {
  if (field === 'owner') return 'owner_id'
  const slot = slots.get(field)
  return slot?.state === 'ready' ? slot.slot : undefined
}
