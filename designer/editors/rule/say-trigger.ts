/** When a rule runs, as a sentence: "When a record is changed: Amount, Stage". */
import type { Bundle, Language } from '@attain/engine/metadata'
import type { Names } from '../automation/words/names.ts'
import { sayDuration } from '../automation/words/say-duration.ts'
import type { Trigger } from './rule-document.ts'

export function sayTrigger(trigger: Trigger, names: Names, bundle: Bundle): string {
  const { t } = names
  switch (trigger.type) {
    case 'created':
    case 'deleted':
      return t(`rule.on_${trigger.type}`)
    case 'changed':
      return trigger.fields === undefined
        ? t('rule.on_changed')
        : t('rule.saidChanged', { fields: names.list(trigger.fields.map((field) => names.path(field))) })
    case 'stage': {
      const field = bundle.objects.get(names.object)?.document.stages?.field ?? ''
      return t('rule.saidStage', {
        stages: names.list(trigger.stages.map((stage) => names.option(field, stage) ?? stage)),
      })
    }
    case 'schedule': {
      const { every, at = '08:00', weekday = 'monday', day = 1 } = trigger
      const minute = at.slice(-2)
      return t(`rule.every_${every}`, { at, minute, day, weekday: dayOfWeek(weekday, names.language) })
    }
    case 'date': {
      const field = names.path(trigger.field)
      if (trigger.offset === undefined) return t('rule.saidOn', { field })
      const time = sayDuration(trigger.offset, names)
      return trigger.when === 'after' ? t('rule.saidAfter', { field, time }) : t('rule.saidBefore', { field, time })
    }
    default:
      return trigger satisfies never
  }
}

/** A Monday, from which the days of the week are counted. */
const MONDAY = Date.UTC(2024, 0, 1)
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function dayOfWeek(weekday: (typeof weekdays)[number], language: Language): string {
  const date = new Date(MONDAY + weekdays.indexOf(weekday) * 86_400_000)
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
