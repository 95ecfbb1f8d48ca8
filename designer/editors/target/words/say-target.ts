/** A document of targets in one paragraph, as somebody would explain it to a new colleague. */
import type { targets } from '@attain/engine/metadata'
import type { TFunction } from 'i18next'
import { sayAlert } from './say-alert.ts'

export interface Names {
  kpi(name: string): string
  calendar(name: string): string
  approval(name: string): string
  role(name: string): string
  level(level: targets.Level): string
  /** What one of the choices of a setting is called. */
  choice(definition: string, property: string, value: string): string
  list(all: readonly string[]): string
  /** What stands between two sentences. */
  readonly between: string
}

export function sayTarget(target: targets.TargetDocument, names: Names, t: TFunction): string {
  const { ramp, prorate, approval, alerts = [], forecast } = target
  return [
    t('say_what', { kpi: names.kpi(target.kpi), levels: names.list(target.levels.map((one) => names.level(one))) }),
    sayPeriods(target, names, t),
    sayLevels(target, names, t),
    ...(ramp === undefined ? [] : [sayRamp(ramp, t)]),
    ...(prorate === undefined ? [] : [t(prorate.by === 'workingDays' ? 'say_prorateWorking' : 'say_prorate')]),
    t(`say_pace_${target.pace ?? 'days'}`),
    approval === undefined ? t('say_atOnce') : t('say_approval', { approval: names.approval(approval) }),
    ...alerts.map((alert) => sayAlert(alert, target, names, t)),
    ...(forecast?.pipeline === undefined ? [] : [t('say_pipeline', { kpi: names.kpi(forecast.pipeline) })]),
  ].join(names.between)
}

function sayPeriods({ periods = {}, calendar }: targets.TargetDocument, names: Names, t: TFunction): string {
  const { total = 'year', every = 'month', method, years = 2 } = periods
  const by =
    calendar === undefined || calendar === 'standard' ? '' : t('say_by', { calendar: names.calendar(calendar) })
  if (total === every) return t('say_periods', { by, each: t(`each_${every}`) })
  return t(method === undefined ? 'say_periodsHand' : `say_periods_${method}`, {
    ...{ by, total: t(`each_${total}`), every: t(`into_${every}`), count: years },
  })
}

/** Of the first level targets are set; of the others how they come from above. */
function sayLevels({ levels }: targets.TargetDocument, names: Names, t: TFunction): string {
  const [first, ...others] = levels
  if (first === undefined) return ''
  const set = t('say_set', { level: names.level(first) })
  const shared = others.map((level) => {
    const method = level.by === 'company' ? undefined : level.method
    const name = names.level(level)
    return method === undefined
      ? t('say_levelHand', { level: name })
      : t('say_level', { level: name, method: t(`say_share_${method}`) })
  })
  return [set, ...shared].join(t('say_then')) + t('say_stop')
}

function sayRamp({ percents, from = 'hireMonth' }: targets.Ramp, t: TFunction): string {
  const steps = percents.map((percent) => `${percent}%`).join(t('say_comma'))
  return t(`say_ramp_${from}`, { steps, count: percents.length })
}
