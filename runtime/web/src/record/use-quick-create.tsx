/** A record that is missing while a form is filled in: created in a drawer beside it, and chosen. */
import { type Choice, textIn } from '@attain/form'
import { Drawer } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { recordName } from '../application/record-names.ts'
import { RecordEditor } from './record-editor.tsx'

interface Asked {
  readonly object: string
  readonly words: string
  readonly answer: (choice: Choice | null) => void
}

export function useQuickCreate() {
  const { t } = useTranslation()
  const { objects, language } = useApplication()
  const [asked, setAsked] = useState<Asked | null>(null)
  const creatable = useCallback(
    (name: string) => {
      const object = objects.get(name)
      return object?.rights.create ? textIn(object.label, language) : undefined
    },
    [objects, language],
  )
  const createRecord = useCallback(
    (object: string, words: string) =>
      new Promise<Choice | null>((answer) => {
        setAsked({ object, words, answer })
      }),
    [],
  )
  const object = asked ? objects.get(asked.object) : undefined
  const end = (choice: Choice | null) => {
    asked?.answer(choice)
    setAsked(null)
  }
  const name = object?.fields.find((field) => field.name === object.nameField)
  const dialog: ReactNode =
    asked && object ? (
      <Drawer
        open
        size={560}
        destroyOnHidden
        mask={{ closable: false }}
        title={t('action.newOf', { object: textIn(object.label, language) })}
        onClose={() => end(null)}
      >
        <RecordEditor
          quick
          object={object}
          preset={asked.words !== '' && name?.access === 'edit' ? { [object.nameField]: asked.words } : {}}
          onSaved={(record) => end({ id: record.id, name: recordName(object, record) })}
          onCancel={() => end(null)}
        />
      </Drawer>
    ) : null
  return { creatable, createRecord, dialog }
}
