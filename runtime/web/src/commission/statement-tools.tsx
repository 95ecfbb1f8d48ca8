/** Other versions of a statement, and taking it along. */
import { DownloadOutlined } from '@ant-design/icons'
import type { StatementBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Button, Select } from 'antd'
import { useNavigate } from 'react-router'
import { downloadStatement } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useCommissionTexts } from './texts.ts'

export function StatementTools({ statement }: { readonly statement: StatementBody }) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  const { problem } = useMessages()
  return (
    <div className="commission-acts">
      {statement.versions.length > 1 && (
        <Select
          aria-label={t('statement.versions')}
          value={statement.id}
          options={statement.versions.map(({ id, version }) => ({ value: id, label: t('version', { version }) }))}
          onChange={(id) => void navigate(paths.statement(workspace, id))}
        />
      )}
      {(['xlsx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => void downloadStatement(statement.id, format).catch(problem)}
        >
          {t(`accounting.format.${format}`)}
        </Button>
      ))}
    </div>
  )
}
