/** Whether what was done is kept on the server. */
import { CheckOutlined, CloudSyncOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { explain } from '@attain/ui/feedback'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDraft, useDraftState } from '../draft/draft-context.tsx'

export function SavingState() {
  const { t } = useTranslation()
  const draft = useDraft()
  const saving = useDraftState((state) => state.saving)
  if (saving.state === 'failed')
    return (
      <Tooltip title={explain(saving.error, t)}>
        <Button
          size="small"
          danger
          icon={<ExclamationCircleOutlined />}
          onClick={() => void draft.save()}
          className="designer-saving"
        >
          {t('saving.failed')}
        </Button>
      </Tooltip>
    )
  const isSaved = saving.state === 'saved'
  return (
    <span className="designer-saving" role="status">
      {isSaved ? <CheckOutlined aria-hidden /> : <CloudSyncOutlined aria-hidden />}
      <span className="designer-saving-text">{isSaved ? t('saving.saved') : t('saving.saving')}</span>
    </span>
  )
}
