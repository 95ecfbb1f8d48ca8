/** The document of a rule as its editor reads it. The check has found its shape right, or the editor is not shown. */
import type { Bundle, RuleDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../document/documents.ts'
import { isDay } from '../../names/field-fit.ts'
import { fieldsOf } from '../../names/field-path.ts'

export type Trigger = RuleDocument['on']
export type TriggerType = Trigger['type']

export const triggerTypes = [
  'created',
  'changed',
  'stage',
  'deleted',
  'schedule',
  'date',
] as const satisfies readonly TriggerType[]

export function ruleOf(document: DocumentValue): RuleDocument {
  return document as unknown as RuleDocument
}

/** A trigger as it begins; undefined where the object has nothing for it: no stages, no day. */
export function beginTrigger(type: TriggerType, object: string, bundle: Bundle): Trigger | undefined {
  switch (type) {
    case 'created':
    case 'changed':
    case 'deleted':
      return { type }
    case 'stage': {
      const linked = bundle.objects.get(object)
      const field = linked?.fields.get(linked.document.stages?.field ?? '')
      // the last stage is what one mostly waits for
      const last = field?.options?.at(-1)
      return last && { type, stages: [last.value] }
    }
    case 'schedule':
      return { type, every: 'day' }
    case 'date': {
      const own = fieldsOf(bundle, object).filter(isDay)
      const field = own.find(({ builtIn }) => !builtIn) ?? own[0]
      return field && { type, field: field.name, offset: { amount: 1, unit: 'days' } }
    }
    default:
      return type satisfies never
  }
}

/** What is asked besides, as the schema calls it. */
export const triggerParts: Readonly<
  Record<TriggerType, { readonly definition: string; readonly properties: readonly string[] }>
> = {
  created: { definition: 'Created', properties: [] },
  changed: { definition: 'Changed', properties: ['fields'] },
  deleted: { definition: 'Deleted', properties: [] },
  stage: { definition: 'StageReached', properties: ['stages'] },
  schedule: { definition: 'Schedule', properties: ['every', 'weekday', 'day', 'at'] },
  date: { definition: 'DateReached', properties: ['field', 'when', 'at'] },
}

/** Of those, what makes sense beside what is chosen already. */
export function partsAsked(trigger: Trigger, object: string, bundle: Bundle): readonly string[] {
  const { properties } = triggerParts[trigger.type]
  if (trigger.type === 'schedule')
    return properties.filter(
      (one) => (one !== 'weekday' || trigger.every === 'week') && (one !== 'day' || trigger.every === 'month'),
    )
  if (trigger.type === 'date') {
    const field = fieldsOf(bundle, object).find(({ name }) => name === trigger.field)
    // a moment has its own time
    return field?.valueType === 'datetime' ? properties.filter((one) => one !== 'at') : properties
  }
  return properties
}
