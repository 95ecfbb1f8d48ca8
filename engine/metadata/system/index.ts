/** Objects that every application has: people, teams, positions, working calendars, currencies and rates, entries of KPIs, targets, forecasts, assignments of plans, results of objectives, disputes. */
import type { Source } from '../bundle.ts'
import { deepFreeze } from '../freeze.ts'
import { fileOf, identityOf } from '../kinds/index.ts'
import type { ObjectDocument } from '../kinds/object/types.generated.ts'
import calendarDay from './calendar_day.json' with { type: 'json' }
import commissionDispute from './commission_dispute.json' with { type: 'json' }
import currency from './currency.json' with { type: 'json' }
import { withDocumentOptions } from './document-options.ts'
import exchangeRate from './exchange_rate.json' with { type: 'json' }
import forecastLine from './forecast_line.json' with { type: 'json' }
import kpiEntry from './kpi_entry.json' with { type: 'json' }
import objectiveResult from './objective_result.json' with { type: 'json' }
import pastMembership from './past_membership.json' with { type: 'json' }
import person from './person.json' with { type: 'json' }
import planAssignment from './plan_assignment.json' with { type: 'json' }
import position from './position.json' with { type: 'json' }
import targetChange from './target_change.json' with { type: 'json' }
import targetValue from './target_value.json' with { type: 'json' }
import team from './team.json' with { type: 'json' }
import workingCalendar from './working_calendar.json' with { type: 'json' }

/** A test holds them against the schema, so the types are taken on trust here. */
export const systemDocuments: readonly ObjectDocument[] = deepFreeze([
  person,
  pastMembership,
  team,
  position,
  workingCalendar,
  calendarDay,
  currency,
  exchangeRate,
  kpiEntry,
  targetValue,
  targetChange,
  commissionDispute,
  forecastLine,
  planAssignment,
  objectiveResult,
] as unknown as ObjectDocument[])

/** The system documents as a bundle with these sources holds them; their paths lie in `system/`. */
export function systemSources(sources: readonly Source[]): readonly Source<'object'>[] {
  return systemDocuments.map((document) => ({
    path: `system/${fileOf('object', document)}`,
    id: identityOf('object', document) ?? '',
    system: true,
    document: withDocumentOptions(document, sources),
  }))
}
