import { Button, Modal } from 'antd'
import { useApprovalTexts } from '../texts.ts'
import type { Report } from './use-outbox.ts'

/** What became of many decisions, where some were not taken; their lines stay in the list with the reason. */
export function ReportDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const { t } = useApprovalTexts()
  return (
    <Modal
      open
      title={t(`report.${report.decision}`, { count: report.failed.length })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {report.done > 0 && <p>{t('report.done', { count: report.done })}</p>}
      <ul className="report-list">
        {report.failed.map(({ name, message }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records may have the same name, and the list stays as it is
          <li key={i}>
            <strong>{name}</strong>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
