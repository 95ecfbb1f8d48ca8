/** When a rule runs, as a sentence: "When a record is changed: Amount, Stage". */
import type { Bundle } from '@attain/engine/metadata'
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
    case 'schedule':
      return t(`rule.every_${trigger.every}`, { at: trigger.at ?? '08:00' })
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
