/** Changes the type of a field. Asks first when records have values already or settings would go. */
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue, together } from '../../../document/command.ts'
import { changeType, conversionBetween } from '../fields/change-type.ts'
import { useFindUsers } from '../fields/use-users-of.ts'
import { useObject } from '../object-context.tsx'
import { type FieldType, json } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'

export function useChangeType(index: number): (type: FieldType) => void {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { modal } = App.useApp()
  const { identity, object, fields, live, bundle, run } = useObject()
  const schema = useObjectSchema()
  const findUsers = useFindUsers()
  const change = async (type: FieldType) => {
    const field = fields[index]
    if (field === undefined || field.type === type) return
    const label = textIn(field.label, language) || field.name
    const { field: after, dropped } = changeType(field, type, object.name, bundle)
    const liveField = live?.fields?.find(({ name }) => name === field.name)
    const users = await findUsers(object.name, field.name)
    const set = setValue(identity, `/fields/${index}`, json(after), label)
    const go = () => run(together({ key: 'change', what: label }, [set]))
    if (liveField === undefined && dropped.every((setting) => isImplied(field, setting))) return go()
    const conversion =
      liveField && liveField.type !== type ? conversionBetween(liveField, after, object.name, bundle) : 'same'
    modal.confirm({
      title: t('object.changeType', { name: label, from: schema.types.get(field.type), to: schema.types.get(type) }),
      width: 520,
      content: (
        <div className="dialog-text">
          {liveField && (
            <p>
              <strong>{t('object.existing')}</strong> {t(`object.conversion.${conversion}`)}
            </p>
          )}
          {dropped.length > 0 && (
            <p>
              <strong>{t('object.dropped')}</strong>{' '}
              {dropped.map((setting) => schema.part('Field', setting).title ?? setting).join(', ')}
            </p>
          )}
          {users.length > 0 && (
            <p>
              <strong>{t('object.usedBy', { count: users.length })}</strong>{' '}
              {users
                .slice(0, 6)
                .map((user) => user.label)
                .join(', ')}
              {users.length > 6 && ' …'} {t('object.usersLook')}
            </p>
          )}
          <p>{t('object.removeUndo')}</p>
        </div>
      ),
      okText: t('object.changeTypeOk'),
      cancelText: t('action.cancel'),
      okButtonProps: { danger: conversion === 'lost' },
      onOk: go,
    })
  }
  return (type) => void change(type)
}

/** What a new field of the type got by itself, and nobody will miss. */
function isImplied(field: FieldDocument, setting: keyof FieldDocument): boolean {
  if (setting === 'options') return field.options?.length === 1 && field.options[0]?.value === 'option_1'
  return setting === 'returns' || setting === 'aggregate' || setting === 'format'
}
