import { STANDARD_CALENDAR } from '../../../performance/calendar/index.ts'
import {
  type AlertModel,
  type LevelModel,
  nameOfLevel,
  type PeriodsModel,
  type TargetModel,
} from '../../../performance/target/target-model.ts'
import { deepFreeze } from '../../freeze.ts'
import type { Alert, Level, TargetDocument } from './types.generated.ts'

/** A target without problems, with all that it does not say. `scale`: digits after the point to which amounts are broken down. */
export function compileTarget(document: TargetDocument, scale: number): TargetModel {
  const {
    name,
    label,
    description,
    kpi,
    calendar,
    levels,
    ramp,
    prorate,
    pace,
    approval,
    alerts = [],
    forecast,
  } = document
  return deepFreeze({
    name,
    label,
    ...(description && { description }),
    kpi,
    calendar: calendar ?? STANDARD_CALENDAR,
    periods: periodsOf(document),
    levels: levels.map(levelOf),
    scale,
    ...(ramp && { ramp: { percents: ramp.percents.map(String), from: ramp.from ?? 'hireMonth' } }),
    ...(prorate && { prorate: { by: prorate.by ?? 'days', startDay: prorate.startDay ?? 'counted' } }),
    pace: pace ?? 'days',
    ...(approval !== undefined && { approval }),
    ...(forecast && { forecast }),
    alerts: alerts.map((alert) => alertOf(alert, levels)),
  })
}

export function periodsOf({ periods = {} }: Pick<TargetDocument, 'periods'>): PeriodsModel {
  const { total = 'year', every = 'month', method, years = 2 } = periods
  return { total, every, ...(method && { method }), years }
}

function alertOf(alert: Alert, levels: readonly Level[]): AlertModel {
  const { name, when, below, after, of, period, tell, roles, robot, repeat, at, weekday } = alert
  const last = levels.at(-1)
  return {
    name,
    when,
    below: String(below ?? 90),
    after: String(after ?? 25),
    of: of ?? (last === undefined ? 'company' : nameOfLevel(last)),
    period: period ?? 'every',
    tell: tell ?? ['own'],
    roles: roles ?? [],
    ...(robot !== undefined && { robot }),
    repeat: repeat ?? 'week',
    at: at ?? '08:00',
    weekday: weekday ?? 'monday',
  }
}

function levelOf(level: Level): LevelModel {
  switch (level.by) {
    case 'company':
      return { by: 'company' }
    case 'team':
    case 'person': {
      const { by, method, weight } = level
      return { by, ...(method && { method }), ...(weight !== undefined && { weight }) }
    }
    case 'dimension': {
      const { by, dimension, method } = level
      return { by, dimension, ...(method && { method }) }
    }
  }
}
