import type { FieldDocument, ObjectDocument, RecordType } from './kinds/object/types.generated.ts'

/** Fields that every record has, in columns of the store. */
const builtIn: readonly FieldDocument[] = [
  { name: 'id', type: 'text', label: { en: 'ID', 'zh-CN': 'ID' }, maxLength: 36 },
  { name: 'owner', type: 'user', label: { en: 'Owner', 'zh-CN': '所有者' } },
  { name: 'created_at', type: 'datetime', label: { en: 'Created at', 'zh-CN': '创建时间' } },
  { name: 'created_by', type: 'user', label: { en: 'Created by', 'zh-CN': '创建人' } },
  { name: 'updated_at', type: 'datetime', label: { en: 'Updated at', 'zh-CN': '更新时间' } },
  { name: 'updated_by', type: 'user', label: { en: 'Updated by', 'zh-CN': '更新人' } },
  { name: 'version', type: 'number', label: { en: 'Version', 'zh-CN': '版本' }, scale: 0 },
]

export const builtInNames: ReadonlySet<string> = new Set(builtIn.map((field) => field.name))

/** The select field that appears where an object has record types; it lives in the document, like a declared field. */
export const RECORD_TYPE = 'record_type'

/** Built-in fields that people may set; the store fills in the others. */
export const writableBuiltIns: ReadonlySet<string> = new Set(['owner'])

/** What the engine adds to the fields of an object. */
export function builtInFieldsOf(object: Pick<ObjectDocument, 'recordTypes'>): readonly FieldDocument[] {
  const types = object.recordTypes ?? []
  return types.length === 0 ? builtIn : [recordTypeField(types), ...builtIn]
}

function recordTypeField(types: readonly RecordType[]): FieldDocument {
  const preset = types.find((type) => type.default === true) ?? types[0]
  return {
    name: RECORD_TYPE,
    type: 'select',
    label: { en: 'Record type', 'zh-CN': '记录类型' },
    options: types.map(({ name, label }) => ({ value: name, label })),
    ...(preset === undefined ? {} : { default: preset.name }),
  }
}
