/** What people need to work with an object, shown before it is made; all of it is one step of the draft. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Checkbox, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftState } from '../../../draft/draft-context.tsx'
import { kindIcons } from '../../kind-icons.tsx'
import { useObject } from '../object-context.tsx'
import { makeAll, type Proposed, proposalFor } from './proposal.ts'
import './usable.css'

export default function UsableDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle, run } = useObject()
  const documents = useDraftState((state) => state.documents)
  const proposed = useMemo(() => proposalFor(object, documents, bundle), [object, documents, bundle])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const wanted = proposed.filter((one) => !left.has(keyOf(one)))
  const label = textIn(object.pluralLabel ?? object.label, language)
  const detail = ({ part, fields = [], scope }: Proposed) => {
    const names = fields.map((field) => textIn(field.label, language))
    if (part === 'layout') return t('usable.fields', { count: names.length })
    if (part === 'rights' || part === 'role') return t(`usable.may.${scope ?? 'own'}`)
    return names.join(t('words.comma'))
  }
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  return (
    <Modal
      open
      title={t('usable.title', { objects: label })}
      okText={t('usable.make', { count: wanted.length })}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: wanted.length === 0 }}
      onOk={() => {
        run(makeAll(wanted, label))
        onClose()
      }}
      onCancel={onClose}
    >
      <p className="dialog-note">{t('usable.hint')}</p>
      <ul className="usable-parts">
        {proposed.map((one) => {
          const key = keyOf(one)
          return (
            <li key={key}>
              <Checkbox checked={!left.has(key)} onChange={() => toggle(key)}>
                <span className="usable-part">
                  <span>
                    {kindIcons[one.kind]} {t(`usable.part.${one.part}`)} <strong>{textIn(one.label, language)}</strong>
                  </span>
                  <span className="usable-detail">{detail(one)}</span>
                </span>
              </Checkbox>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}

const keyOf = ({ part, label }: Proposed) => `${part} ${label.en}`
