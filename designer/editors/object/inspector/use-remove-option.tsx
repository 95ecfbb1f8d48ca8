/** Deletes an option. One that records may hold is retired instead: it is not offered any more, and stays where it is. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { useObject } from '../object-context.tsx'
import type { Option } from '../object-document.ts'
import { removeOption } from './option-commands.ts'

export function useRemoveOption(index: number): (option: Option) => void {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { modal, message } = App.useApp()
  const { identity, object, fields, live, run } = useObject()
  return (option) => {
    const field = fields[index]
    if (field === undefined) return
    const options = field.options ?? []
    const label = textIn(option.label, language) || option.value
    const liveField = live?.fields?.find(({ name }) => name === field.name)
    const isLive = liveField?.options?.some(({ value }) => value === option.value) === true
    if (options.length === 1) {
      void message.info(t('object.lastOption'))
      return
    }
    if (!isLive) {
      run(removeOption(identity, object, index, option.value))
      return
    }
    const position = options.findIndex(({ value }) => value === option.value)
    modal.confirm({
      title: t('object.retireQuestion', { name: label }),
      content: t('object.retireText'),
      okText: t('object.retire'),
      cancelText: t('action.cancel'),
      onOk: () => run(setValue(identity, `/fields/${index}/options/${position}/retired`, true, label)),
    })
  }
}
