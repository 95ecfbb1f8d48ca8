/** The form of the object as it stands: of its first layout, with the fields that this has no place for below. */
import type { LayoutDocument, ObjectDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import FormPreview from '../../../preview/form-preview.tsx'
import { useObject } from '../object-context.tsx'

export default function ObjectForm() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle } = useObject()
  const given = bundle.layoutsOf(object.name)[0]?.document
  const layout = useMemo(() => withEveryField(object, given), [object, given])
  return (
    <div className="preview">
      {given && <p className="preview-note">{t('object.formOf', { layout: textIn(given.label, language) })}</p>}
      <FormPreview layout={layout} begin="phone" />
    </div>
  )
}

function withEveryField(
  { name, label = { en: name }, fields = [] }: ObjectDocument,
  given: LayoutDocument | undefined,
): LayoutDocument {
  const sections = given?.sections ?? []
  const placed = new Set(sections.flatMap((section) => section.fields.map(({ field }) => field)))
  const rest = fields
    .filter((field) => !placed.has(field.name))
    .slice(0, MOST)
    .map((field) => ({ field: field.name }))
  const others = { name: 'without_a_place', label: given === undefined ? label : notPlaced, fields: rest }
  return {
    ...(given ?? { kind: 'layout', object: name, name: 'default', label }),
    sections: rest.length === 0 ? sections : [...sections, others],
  }
}

/** A form of hundreds of inputs would hold up the list beside it. */
const MOST = 40

const notPlaced = { en: 'Not in this layout yet', 'zh-CN': '尚未放入此布局' }
