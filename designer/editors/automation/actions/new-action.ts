/** An action as it begins: of the right shape, so that the document keeps its own. */
import { type Action, type Bundle, type FieldModel, relatedObject, type Text } from '@attain/engine/metadata'
import { isSettable, isTaggable } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'

export type ActionKind = Action['do']
export const actionKinds = [
  'notify',
  'setFields',
  'createRecord',
  'updateRelated',
  'assign',
  'tag',
  'webhook',
  'startApproval',
  'withdrawApproval',
  'postToKpi',
] as const satisfies readonly ActionKind[]

interface Where {
  readonly bundle: Bundle
  readonly object: string
  /** The approval that it belongs to. */
  readonly approval: string | undefined
  /** What is said to people to begin with. */
  readonly label: Text
}

/** Undefined where there is nothing to do it with: no field of tags, no related records, no other approval, no KPI that takes entries. */
export function beginAction(kind: ActionKind, { bundle, object, approval, label }: Where): Action | undefined {
  const fields = fieldsOf(bundle, object)
  switch (kind) {
    case 'notify':
      return { do: kind, people: [{ from: 'field', field: 'owner' }], title: label }
    case 'setFields': {
      const field = fields.find(isSettable)
      return field && { do: kind, values: [valueFor(field)] }
    }
    case 'createRecord': {
      const target = [...bundle.objects.values()].find(({ system }) => !system)?.name
      const values = target === undefined ? [] : valuesFor(bundle, target)
      return target === undefined || values.length === 0 ? undefined : { do: kind, object: target, values }
    }
    case 'updateRelated': {
      const linked = bundle.objects.get(object)
      const names = [
        ...(linked?.children.keys() ?? []),
        ...fields.filter(({ target }) => target).map(({ name }) => name),
      ]
      for (const related of names) {
        const of = relatedObject(bundle, object, related)
        const field = of === undefined ? undefined : fieldsOf(bundle, of).find(isSettable)
        if (field !== undefined) return { do: kind, related, values: [valueFor(field)] }
      }
      return undefined
    }
    case 'assign':
      return { do: kind, among: [{ from: 'submitter' }] }
    case 'tag': {
      const field = fields.find(isTaggable)
      if (field === undefined) return undefined
      const [first] = field.options ?? []
      return { do: kind, field: field.name, add: [first?.value ?? 'new'] }
    }
    case 'webhook':
      return { do: kind, webhook: 'webhook', fields: [fields[0]?.name ?? 'id'] }
    case 'startApproval':
    case 'withdrawApproval': {
      const other = bundle.approvalsOf(object).find(({ document }) => document.name !== approval)
      return other && { do: kind, approval: other.document.name }
    }
    case 'postToKpi': {
      const kpi = [...bundle.kpis.values()].find(({ document }) => document.measure.from === 'entries')
      return kpi && { do: kind, kpi: kpi.document.name, amount: '1' }
    }
    default:
      return kind satisfies never
  }
}

type FieldValue = Extract<Action, { do: 'setFields' }>['values'][number]

/** What has to be given for a new record, or the first field that can be. */
export function valuesFor(bundle: Bundle, object: string): FieldValue[] {
  const fields = fieldsOf(bundle, object).filter((field) => isSettable(field) && field.name !== 'owner')
  const needed = fields.filter(({ required }) => required)
  return (needed.length > 0 ? needed : fields.slice(0, 1)).map(valueFor)
}

/** A formula that fits the field, as a beginning. */
export function valueFor({ name, valueType, options }: FieldModel): FieldValue {
  const [first] = options ?? []
  const values: Readonly<Record<string, string>> = {
    text: '""',
    longText: '""',
    number: '0',
    currency: '0',
    percent: '0%',
    date: 'TODAY()',
    datetime: 'NOW()',
    boolean: 'TRUE',
    user: 'CURRENTUSER()',
  }
  return { field: name, value: first === undefined ? (values[valueType] ?? 'BLANK()') : JSON.stringify(first.value) }
}
