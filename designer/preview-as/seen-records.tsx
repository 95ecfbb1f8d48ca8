/** The records of an object as they have them: each of their lists and boards, and the form. */
import { fieldTypes } from '@attain/engine/fields'
import type { LayoutDocument, Model, ViewDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../preview/device-choice.tsx'
import { FormAs } from '../preview/form-preview.tsx'
import ListPreview from '../preview/list-preview.tsx'
import { type VisibleObject, visibleForm, visibleViews } from '../see-as/visible.ts'

interface Props {
  readonly model: Model
  readonly roles: readonly string[]
  readonly seen: VisibleObject
  readonly device: Device
}

const FORM = '*form'
const FIRST_FIELDS = 6

export function SeenRecords({ model, roles, seen, device }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, access } = seen
  const views = useMemo(() => {
    const own = visibleViews(model, roles, seen)
    return own.length > 0 ? own : [firstFields(seen)]
  }, [model, roles, seen])
  const [wanted, setWanted] = useState<string>()
  const usual = views.find((view) => view.default === true) ?? views[0]
  const shown = wanted === FORM || views.some(({ name }) => name === wanted) ? wanted : usual?.name
  const view = views.find(({ name }) => name === shown)
  const layout = useMemo(() => layoutFor(model, roles, seen), [model, roles, seen])
  const mayCreate = access.create
  return (
    <section className="preview-as-records">
      <h2>{textIn(object.pluralLabel, language)}</h2>
      <Segmented
        aria-label={t('previewAs.what')}
        value={shown ?? FORM}
        onChange={setWanted}
        options={[
          ...views.map(({ name, label }) => ({ value: name, label: textIn(label, language) || name })),
          { value: FORM, label: t('previewAs.record', { object: textIn(object.label, language) }) },
        ]}
      />
      {view === undefined ? (
        <FormAs layout={layout} roles={roles} device={device} />
      ) : (
        <>
          <p className="preview-as-hint">{t(mayCreate ? 'previewAs.mayCreate' : 'previewAs.mayNotCreate')}</p>
          <ListPreview view={view} roles={roles} />
        </>
      )}
    </section>
  )
}

/** What the application shows where no list is for them. */
function firstFields({ object, access }: VisibleObject): ViewDocument {
  const fields = [...object.fields.values()].filter(
    (field) => !field.builtIn && access.readField(field).op !== 'never' && fieldTypes[field.type].slot !== null,
  )
  return {
    kind: 'view',
    object: object.name,
    name: 'first_fields',
    label: object.pluralLabel,
    columns: fields.slice(0, FIRST_FIELDS).map(({ name }) => ({ field: name })),
  }
}

function layoutFor(model: Model, roles: readonly string[], seen: VisibleObject): LayoutDocument {
  const { object } = seen
  const type = object.recordTypes?.find((one) => one.default)?.name ?? object.recordTypes?.[0]?.name
  const { layout, sections } = visibleForm(model, roles, seen, type)
  return (
    layout ?? {
      kind: 'layout',
      object: object.name,
      name: 'all',
      label: object.label,
      sections: sections.map(({ name, label, fields }) => ({
        name,
        label,
        fields: fields.map(({ field }) => ({ field: field.name })),
      })),
    }
  )
}
