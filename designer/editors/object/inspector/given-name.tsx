/** A name that other documents say: shown as it is, and changed together with them. */
import { EditOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RenameDialog } from './rename-dialog.tsx'
import { namesOf, type Renamed } from './renamed.ts'
import type { Help } from './use-help.ts'

interface GivenNameProps extends Partial<Help> {
  readonly label: string
  readonly renamed: Renamed
  readonly onDone?: (to: string) => void
  /** Goes to the label, which people see. */
  readonly onLabel: () => void
}

export function GivenName({ label, renamed, help, validateStatus = '', onDone, onLabel }: GivenNameProps) {
  const { t } = useTranslation()
  const [isRenaming, setRenaming] = useState(false)
  return (
    <Form.Item label={label} help={help} validateStatus={validateStatus}>
      <div className="inspector-name">
        <code>{namesOf(renamed).name}</code>
        <Button size="small" type="link" icon={<EditOutlined />} onClick={() => setRenaming(true)}>
          {t('object.rename')}
        </Button>
      </div>
      {isRenaming && (
        <RenameDialog
          renamed={renamed}
          {...(onDone && { onDone })}
          onLabel={() => {
            setRenaming(false)
            onLabel()
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </Form.Item>
  )
}
