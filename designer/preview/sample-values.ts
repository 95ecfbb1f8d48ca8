/** Values that show what a field is like, where there is no record yet. */
import type { FieldBody, ObjectBody, Values } from '@attain/contract'
import type { Bundle, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'

export interface SampleRecord {
  readonly values: Values
  /** Names of what references point to, by path. */
  readonly labels: Readonly<Record<string, string>>
}

export function sampleRecord(object: ObjectBody, bundle: Bundle, language: Language, now: string): SampleRecord {
  const values: Values = {}
  const labels: Record<string, string> = {}
  for (const field of object.fields) {
    if (field.target === undefined) values[field.name] = sampleValue(field, language, now)
    else {
      values[field.name] = `sample-${field.name}`
      labels[field.name] = textIn(bundle.objects.get(field.target)?.document.label, language) || field.target
    }
  }
  return { values, labels }
}

function sampleValue(field: FieldBody, language: Language, now: string): unknown {
  const label = textIn(field.label, language) || field.name
  const [first, second] = field.options ?? []
  switch (field.valueType) {
    case 'number':
      return digits('12', field.scale, 2)
    case 'currency':
      return digits('12500', field.scale)
    case 'percent':
      return '0.25'
    case 'boolean':
      return true
    case 'date':
      return now.slice(0, 10)
    case 'datetime':
      return now
    case 'select':
      return field.document.default ?? first?.value ?? null
    case 'multiSelect':
      return [first, second].flatMap((option) => (option ? [option.value] : []))
    case 'tags':
      return [label]
    case 'email':
      return 'name@example.com'
    case 'phone':
      return '+86 21 5555 0100'
    case 'url':
      return 'https://example.com'
    case 'attachment':
      return []
    case 'address':
      return null
    case 'autoNumber':
      return '0001'
    default:
      return label
  }
}

function digits(whole: string, scale = 0, most = 4): string {
  const count = Math.min(scale, most)
  return count === 0 ? whole : `${whole}.${'0'.repeat(count)}`
}
