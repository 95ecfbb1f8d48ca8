import { compileField } from '../../metadata/compile-field.ts'
import type { FieldDocument } from '../../metadata/kinds/object/types.generated.ts'
import type { FieldModel } from '../../metadata/model.ts'

/** A field as the compiler would make it, in an application that counts in CNY. */
export function sampleField(type: FieldDocument['type'], settings: Partial<FieldDocument> = {}): FieldModel {
  const document = { name: 'sample', label: { en: 'Sample', 'zh-CN': '示例' }, type, ...settings }
  return compileField(document, { object: 'thing', currency: 'CNY', isNameField: false })
}

export const colours: Pick<FieldDocument, 'options'> = {
  options: [
    { value: 'red', label: { en: 'Red', 'zh-CN': '红色' } },
    { value: 'green', label: { en: 'Green', 'zh-CN': '绿色' } },
    { value: 'old', label: { en: 'Faded', 'zh-CN': '褪色' }, retired: true },
  ],
}
