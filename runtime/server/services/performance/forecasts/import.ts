/** Forecasts from a table: what was said of a period, by whom and on which day. */
import { viewOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'
import { namedSubjects } from '../named-subjects.ts'
import { tableRows } from '../table-rows.ts'
import { sayForecast } from './say-forecast.ts'

/** Rows in the order in which they were said. */
export async function importForecasts(context: Context, csv: string): Promise<void> {
  const { personOf, subjectOf } = await namedSubjects(context)
  for await (const at of tableRows(csv, 'forecasts')) {
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
