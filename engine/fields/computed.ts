import type { FieldType } from '../metadata/model.ts'
import type { FieldTypeDefinition, JsonSchema, Reading } from './field-type.ts'
import { refuse } from './value-problem.ts'

/** What nobody may enter has in common: no input is accepted, none is a default. */
export function computed(type: FieldType, settings: FieldTypeDefinition['settings']) {
  const read = (): Reading => refuse('type', 'This value is computed; leave it out.', '此值由系统计算，请勿填写。')
  return {
    type,
    settings,
    canBeDefault: false,
    readOnly: true,
    inputSchema: (): JsonSchema => ({ not: {} }),
    read,
    readText: read,
  } satisfies Partial<FieldTypeDefinition>
}
