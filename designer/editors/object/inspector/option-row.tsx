/** One option: its words in the language of the page; the other, its value and more behind a button. */
import { MoreOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { App, Button, Dropdown, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { useSortableEntry } from '../../../parts/sortable.tsx'
import { changedWords } from '../../../parts/words-input.tsx'
import { useObject } from '../object-context.tsx'
import { json, type Option } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { ColorPick } from './color-pick.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { useRemoveOption } from './use-remove-option.tsx'

export interface OptionRowProps {
  readonly id: string
  /** Of the field. */
  readonly index: number
  readonly field: FieldDocument
  readonly option: Option
  readonly position: number
}

export function OptionRow({ id, index, field, option, position }: OptionRowProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { message } = App.useApp()
  const { identity, object, run } = useObject()
  const schema = useObjectSchema()
  const [isOpen, setOpen] = useState(false)
  const [isRenaming, setRenaming] = useState(false)
  const [emptied, setEmptied] = useState<string>()
  const remove = useRemoveOption(index)
  const label = textIn(option.label, language) || option.value
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  const pointer = `/fields/${index}/options/${position}`
  const isStage = object.stages?.field === field.name
  const set = (property: keyof Option, value: unknown) =>
    run(setValue(identity, `${pointer}/${property}`, value === undefined ? undefined : json(value), label))
  const write = (code: 'en' | 'zh-CN', text: string) => {
    const words = changedWords(option.label, code, text)
    setEmptied(words === undefined ? code : undefined)
    if (words !== undefined) set('label', words)
  }
  const wordsOf = (code: 'en' | 'zh-CN') => (emptied === code ? '' : (option.label[code] ?? ''))
  const others = LANGUAGES.filter(({ code }) => code !== language)
  return (
    <li
      ref={ref}
      style={style}
      className="option-row"
      data-dragging={isDragging || undefined}
      data-retired={option.retired || undefined}
    >
      {handle}
      <ColorPick value={option.color} label={label} onChange={(color) => set('color', color)} />
      <Input
        size="small"
        variant="filled"
        aria-label={t('object.optionLabel', { name: label })}
        value={emptied === language ? '' : (option.label[language] ?? option.label.en)}
        {...(option.retired ? { suffix: <span className="option-note">{t('object.retired')}</span> } : {})}
        onBlur={() => setEmptied(undefined)}
        onChange={({ target }) => write(language, target.value)}
      />
      {isStage && (
        <Select
          size="small"
          className="option-outcome"
          aria-label={t('object.outcomeOf', { name: label })}
          value={option.outcome ?? 'open'}
          options={[...schema.choices('Option', 'outcome')]}
          onChange={(outcome) => set('outcome', outcome)}
        />
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'more', label: t('object.otherLanguage'), onClick: () => setOpen(!isOpen) },
            { key: 'value', label: t('object.renameValue'), onClick: () => setRenaming(true) },
            {
              key: 'retire',
              label: t(option.retired ? 'object.bringBack' : 'object.retire'),
              onClick: () => {
                set('retired', option.retired ? undefined : true)
                if (!option.retired) void message.info(t('object.retiredHint', { name: label }), 5)
              },
            },
            { key: 'delete', label: t('action.delete'), danger: true, onClick: () => remove(option) },
          ],
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t('object.moreOf', { name: label })} />
      </Dropdown>
      {isOpen && (
        <div className="option-more">
          {others.map(({ code, name }) => (
            <Input
              key={code}
              size="small"
              aria-label={`${t('object.optionLabel', { name: label })}, ${name}`}
              suffix={<span className="option-note">{name}</span>}
              value={wordsOf(code)}
              onBlur={() => setEmptied(undefined)}
              onChange={({ target }) => write(code, target.value)}
            />
          ))}
          <span className="option-note">
            {t('object.storedValue')}: <code>{option.value}</code>
          </span>
        </div>
      )}
      {isRenaming && (
        <RenameDialog
          renamed={{ of: 'option', field, option: option.value }}
          onLabel={() => setRenaming(false)}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  )
}
