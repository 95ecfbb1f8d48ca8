import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { fieldChoices } from '../filter/field-choices.ts'
import { type ColumnChoice, moveColumn } from './columns.ts'

interface ColumnsButtonProps {
  readonly object: ObjectBody
  readonly choices: readonly ColumnChoice[]
  readonly onChange: (choices: ColumnChoice[] | null) => void
  readonly changed: boolean
}

/** Which columns are shown, and in which order; also by keyboard. */
export function ColumnsButton(props: ColumnsButtonProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('list.columns')}
      content={<ColumnChooser {...props} />}
      destroyOnHidden
    >
      <Button icon={<SettingOutlined aria-hidden />} aria-expanded={open}>
        {t('list.columns')}
      </Button>
    </Popover>
  )
}

function ColumnChooser({ object, choices, onChange, changed }: ColumnsButtonProps) {
  const { t } = useTranslation()
  const { objects, language } = useApplication()
  const [words, setWords] = useState('')
  const shown = choices.flatMap(({ path }) => resolvePath(objects, object, path, language) ?? [])
  const others = useMemo(
    () => fieldChoices(objects, object, language).filter((each) => !choices.some(({ path }) => path === each.path)),
    [objects, object, language, choices],
  )
  const matching = others.filter((each) => each.label.toLowerCase().includes(words.toLowerCase()))
  return (
    <div className="column-chooser">
      <ul>
        {shown.map(({ path, label }, i) => (
          <li key={path}>
            <Checkbox
              checked
              disabled={shown.length === 1}
              onChange={() => onChange(choices.filter((each) => each.path !== path))}
            >
              {label}
            </Checkbox>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined aria-hidden />}
              disabled={i === 0}
              aria-label={t('list.moveUp', { column: label })}
              onClick={() => onChange(moveColumn(choices, path, shown[i - 1]?.path ?? path))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined aria-hidden />}
              disabled={i === shown.length - 1}
              aria-label={t('list.moveDown', { column: label })}
              onClick={() => onChange(moveColumn(choices, path, shown[i + 1]?.path ?? path))}
            />
          </li>
        ))}
      </ul>
      <Input
        size="small"
        allowClear
        placeholder={t('list.findField')}
        aria-label={t('list.findField')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="column-others">
        {matching.map(({ path, label }) => (
          <li key={path}>
            <Checkbox checked={false} onChange={() => onChange([...choices, { path }])}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      {changed && (
        <Button size="small" block onClick={() => onChange(null)}>
          {t('list.resetColumns')}
        </Button>
      )}
    </div>
  )
}
