import { DeleteOutlined, DownloadOutlined, EllipsisOutlined } from '@ant-design/icons'
import type { CountBody, ListQuery, ObjectBody } from '@attain/contract'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import type { Column } from './columns.ts'
import { ExportDialog } from './export-dialog.tsx'

interface ListMenuProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly query: Omit<ListQuery, 'after'>
  readonly count: CountBody | undefined
}

/** What else can be done with a list; shows nothing that this person may not do. */
export function ListMenu({ object, columns, query, count }: ListMenuProps) {
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  const [exporting, setExporting] = useState(false)
  const items = [
    ...(object.rights.export
      ? [
          {
            key: 'export',
            icon: <DownloadOutlined aria-hidden />,
            label: t('list.export'),
            onClick: () => setExporting(true),
          },
        ]
      : []),
    ...(object.rights.delete
      ? [
          {
            key: 'bin',
            icon: <DeleteOutlined aria-hidden />,
            label: t('recycleBin.title'),
            onClick: () => void navigate(paths.recycleBin(workspace, object.name)),
          },
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('action.more')} />
      </Dropdown>
      {exporting && (
        <ExportDialog
          object={object}
          columns={columns}
          query={query}
          count={count}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}
