import { PaperClipOutlined } from '@ant-design/icons'
import type { HistoryLine } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { Button } from 'antd'
import { downloadApprovalFile } from '../../api/approvals.ts'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'
import './task.css'

/** What happened, in sentences, newest first; with opinions and files. */
export function ApprovalHistory({ id, lines }: { readonly id: string; readonly lines: readonly HistoryLine[] }) {
  const { t } = useApprovalTexts()
  const { language } = useApplication()
  const { problem } = useMessages()
  return (
    <section className="panel told" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <ol>
        {lines.toReversed().map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only grows, and two lines may be the same
          <li key={lines.length - i} data-kind={line.kind}>
            <p>
              <strong>{line.by?.name ?? t('system')}</strong> {line.text}
            </p>
            {line.opinion && <blockquote>{line.opinion}</blockquote>}
            {line.files.length > 0 && (
              <span className="told-files">
                {line.files.map((file) => (
                  <Button
                    key={file.id}
                    type="link"
                    size="small"
                    icon={<PaperClipOutlined aria-hidden />}
                    onClick={() => downloadApprovalFile(id, file).catch(problem)}
                  >
                    {file.name}
                  </Button>
                ))}
              </span>
            )}
            <time dateTime={line.at}>{showMoment(line.at, dateLocale(language))}</time>
          </li>
        ))}
      </ol>
    </section>
  )
}
