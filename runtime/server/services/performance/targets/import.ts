/** Targets from a table: whom they are for, from when and why, then a column for each period. */
import { periodOf } from '@attain/engine/performance/calendar'
import { viewOf } from '../../../store/live-workspace.ts'
import { asSystem, type Context } from '../../context.ts'
import { namedSubjects } from '../named-subjects.ts'
import { tableRows } from '../table-rows.ts'
import { visibleTarget } from './documents.ts'
import { addLines, currentLines, giveWay } from './write.ts'

const about = ['target', 'level', 'who', 'effective', 'reason', 'state', 'author'] as const

/** Rows are lines in their order: a later one for the same day takes the place of an earlier one. */
export async function importTargets(context: Context, csv: string): Promise<void> {
  const { personOf, subjectOf } = await namedSubjects(context)
  for await (const at of tableRows(csv, 'targets')) {
    const { target = '', level = '', who = '', effective = '', reason = '', state, author = '' } = at
    const known = visibleTarget(asSystem(context, null), target)
    const keys = Object.keys(at).filter((name) => !about.includes(name as (typeof about)[number]) && at[name] !== '')
    const cells = keys.map((period) => ({ subject: subjectOf(level, who), period, amount: at[period] ?? null }))
    const periods = new Map(
      keys.map((key) => {
        const period = periodOf(known.calendar, key)
        if (!period) throw new Error(`${key} is no period of targets of ${target}.`)
        return [key, period]
      }),
    )
    const by = { ...context, view: viewOf(context.view.workspace, { personId: personOf(author), roles: [] }) }
    const isProposed = state === 'proposed'
    if (!isProposed) await giveWay(by, await currentLines(by, target, cells), cells, effective)
    await addLines(by, target, cells, periods, { state: isProposed ? 'proposed' : 'agreed', effective, reason })
  }
}
