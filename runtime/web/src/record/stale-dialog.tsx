import type { ObjectBody, RecordBody, Values } from '@attain/contract'
import { textIn } from '@attain/form'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { referenceName } from '../application/record-names.ts'
import { showValue } from '../value/show-value.ts'
import { compareChanges, mergeValues } from './changes.ts'

interface StaleDialogProps {
  readonly object: ObjectBody
  /** What I started from. */
  readonly base: Values
  /** What is stored now. */
  readonly theirs: RecordBody
  readonly mine: Values
  readonly names: ReadonlyMap<string, string>
  readonly onMerged: (values: Values) => void
  readonly onCancel: () => void
}

/** Somebody else saved meanwhile: shows what, and keeps both wherever that is possible. */
export function StaleDialog({ object, base, theirs, mine, names, onMerged, onCancel }: StaleDialogProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const merge = compareChanges(object, base, theirs.values, mine)
  const [keepTheirs, setKeepTheirs] = useState<ReadonlySet<string>>(new Set())
  const fieldOf = (name: string) => object.fields.find((field) => field.name === name)
  const labelOf = (name: string) => textIn(fieldOf(name)?.label, language)
  const show = (name: string, value: unknown) => {
    const field = fieldOf(name)
    const reference =
      typeof value === 'string'
        ? (names.get(value) ?? (value === theirs.values[name] ? referenceName(theirs, name) : undefined))
        : undefined
    return (field && showValue(value, field, object.name, language, reference)) || '—'
  }
  return (
    <Modal
      open
      title={t('stale.title')}
      okText={t('stale.apply')}
      cancelText={t('action.cancel')}
      onCancel={onCancel}
      onOk={() => onMerged(mergeValues(object, base, theirs.values, mine, keepTheirs))}
    >
      <p>{t('stale.text')}</p>
      {merge.theirs.length > 0 && (
        <>
          <h3>{t('stale.theirs')}</h3>
          <ul className="changes">
            {merge.theirs.map((name) => (
              <li key={name}>
                <strong>{labelOf(name)}</strong>
                <span>
                  <del>{show(name, base[name])}</del> → <ins>{show(name, theirs.values[name])}</ins>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {merge.conflicts.length > 0 && (
        <>
          <h3>{t('stale.both')}</h3>
          {merge.conflicts.map((name) => (
            <fieldset key={name} className="conflict">
              <legend>{labelOf(name)}</legend>
              <Radio.Group
                vertical
                value={keepTheirs.has(name) ? 'theirs' : 'mine'}
                options={[
                  { value: 'mine', label: t('stale.mine', { value: show(name, mine[name]) }) },
                  { value: 'theirs', label: t('stale.other', { value: show(name, theirs.values[name]) }) },
                ]}
                onChange={(event) => {
                  const next = new Set(keepTheirs)
                  if (event.target.value === 'theirs') next.add(name)
                  else next.delete(name)
                  setKeepTheirs(next)
                }}
              />
            </fieldset>
          ))}
        </>
      )}
    </Modal>
  )
}
