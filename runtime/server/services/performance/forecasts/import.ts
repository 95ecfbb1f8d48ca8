/** Forecasts from a table: what was said of a period, by whom and on which day. */
import { readCsvRows } from '@attain/engine/import'
import { viewOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'
import { namedSubjects } from '../named-subjects.ts'
import { sayForecast } from './say-forecast.ts'

/** Rows in the order in which they were said. */
export async function importForecasts(context: Context, csv: string): Promise<void> {
  const { personOf, subjectOf } = await namedSubjects(context)
  let header: readonly string[] | undefined
  for await (const one of readCsvRows([csv], ',')) {
    if (!('cells' in one)) throw new Error(`Line ${one.line} of the forecasts cannot be read.`)
    const row = one.cells
    if (header === undefined) {
      header = row
      continue
    }
    const at = Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
    const { target = '', period = '', level = '', who = '', said = '', author = '', commit = '', best, reason } = at
    const then = {
      ...context,

      now: new Date(`${said}T09:00:00Z`),
      today: said,
      view: viewOf(context.view.workspace, { personId: personOf(author), roles: context.view.actor.roles }),
    }
    await sayForecast(then, {
      ...{ target, period, subject: subjectOf(level, who), commit },
      ...(best && { best }),
      ...(reason && { reason }),
    })
  }
}
