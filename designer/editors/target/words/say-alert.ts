/** An alert in a sentence: when, whose, who is told, how often. */
import type { targets } from '@attain/engine/metadata'
import type { TFunction } from 'i18next'
import { keyOfLevel } from '../levels/key-of-level.ts'
import type { Names } from './say-target.ts'

export function sayAlert(
  alert: targets.Alert,
  { levels }: Pick<targets.TargetDocument, 'levels'>,
  names: Names,
  t: TFunction,
): string {
  const { when, below = 90, after = 25, of, period, tell = ['own'], roles = [], robot } = alert
  const { repeat = 'week', at = '08:00', weekday = 'monday' } = alert
  const level = of === undefined ? levels.at(-1) : levels.find((one) => keyOfLevel(one) === of)
  const whom = [
    ...tell.map((who) => t(`tell_${who}`)),
    ...roles.map((role) => names.role(role)),
    ...(robot === undefined ? [] : [t('say_robot', { robot })]),
  ]
  return t(`say_alert_${when}`, {
    below,
    after: after === 0 ? '' : t('say_after', { after }),
    whose: level === undefined ? (of ?? '') : names.level(level),
    period: period === 'total' ? t('say_whole') : '',
    whom: whom.length === 0 ? t('say_nobody') : names.list(whom),
    often: t(`say_${repeat}`, { at, day: names.choice('Alert', 'weekday', weekday) }),
  })
}
