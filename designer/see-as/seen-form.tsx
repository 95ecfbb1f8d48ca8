/** The form of a record as they have it, and what is not on it. */
import { EditOutlined, EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { fieldTypes } from '@attain/engine/fields'
import { isSameCondition } from '@attain/engine/formula'
import type { Model } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionInWords } from './condition-words.ts'
import { type FormField, type VisibleObject, visibleForm, visibleViews } from './visible.ts'

interface Props {
  readonly model: Model
  readonly roles: readonly string[]
  readonly seen: VisibleObject
}

export function SeenForm({ model, roles, seen }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object } = seen
  const types = object.recordTypes ?? []
  const [type, setType] = useState(types.find((one) => one.default)?.name ?? types[0]?.name)
  const form = useMemo(() => visibleForm(model, roles, seen, type), [model, roles, seen, type])
  const views = useMemo(() => visibleViews(model, roles, seen), [model, roles, seen])
  const label = textIn(object.label, language) || object.name
  return (
    <section className="seen-form">
      <h2>
        {t('seeAs.form', { object: label })}
        {types.length > 0 && (
          <Select
            size="small"
            aria-label={t('seeAs.recordType')}
            value={type}
            onChange={setType}
            options={types.map((one) => ({ value: one.name, label: textIn(one.label, language) }))}
          />
        )}
      </h2>
      <p className="see-as-none">
        {form.layout === undefined
          ? t('seeAs.noLayout')
          : t('seeAs.layout', { layout: textIn(form.layout.label, language) || form.layout.name })}
        {' · '}
        {views.length === 0
          ? t('seeAs.noViews')
          : t('seeAs.views', { views: views.map((view) => textIn(view.label, language)).join(t('words.comma')) })}
      </p>
      {form.sections.map((section) => (
        <div key={section.name} className="seen-section">
          <h3>{textIn(section.label, language)}</h3>
          <dl>
            {section.fields.map((entry) => (
              <SeenField key={entry.field.name} model={model} seen={seen} entry={entry} />
            ))}
          </dl>
        </div>
      ))}
      {form.hidden.length > 0 && (
        <div className="seen-hidden">
          <h3>
            <EyeInvisibleOutlined aria-hidden /> {t('seeAs.hidden')}
          </h3>
          {form.hidden.map((field) => (
            <Tag key={field.name}>{textIn(field.label, language) || field.name}</Tag>
          ))}
        </div>
      )}
    </section>
  )
}

interface FieldProps {
  readonly model: Model
  readonly seen: VisibleObject
  readonly entry: FormField
}

function SeenField({ model, seen: { object, access }, entry: { field, read, edit } }: FieldProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const isEdited = edit.op !== 'never' && access.edit.op !== 'never' && !fieldTypes[field.type].readOnly
  const words = (condition: typeof read) => conditionInWords(condition, object, model, t, language)
  // on all records that they see, and on all that they may change, goes without saying
  const isSome = read.op !== 'always' && !isSameCondition(read, access.read)
  const isSomeEdited = isEdited && edit.op !== 'always' && !isSameCondition(edit, access.edit)
  return (
    <div>
      <dt>{textIn(field.label, language) || field.name}</dt>
      <dd>
        {isEdited ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}{' '}
        {t(isEdited ? 'seeAs.edits' : 'seeAs.reads')}
        {isSome && <small>{t('seeAs.onlyOn', { records: words(read) })}</small>}
        {isSomeEdited && <small>{t('seeAs.editsOn', { records: words(edit) })}</small>}
      </dd>
    </div>
  )
}
