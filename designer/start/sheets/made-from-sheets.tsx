/** What was made, and how the rows of the sheets come in once it is live. */
import type { Proposal, Sheet } from '@attain/engine/import/propose'
import { LinkButton } from '@attain/ui/parts'
import { Button, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../draft/draft-context.tsx'
import { paths } from '../../paths.ts'

export function MadeFromSheets({
  proposal,
  sheets,
}: {
  readonly proposal: Proposal
  readonly sheets: readonly Sheet[]
}) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const save = async () => {
    const { downloadImport } = await import('./download-import.ts')
    downloadImport(proposal, sheets)
  }
  return (
    <section className="panel start-made" aria-live="polite">
      <h2>{t('start.made', { count: proposal.objects.length })}</h2>
      <p>{t('start.madeHint')}</p>
      <ol>
        <li>{t('start.rowsPublish')}</li>
        <li>
          {t('start.rowsFiles')}{' '}
          <Button size="small" onClick={() => void save()}>
            {t('start.rowsDownload')}
          </Button>
        </li>
        <li>
          {t('start.rowsCommand')}
          <Typography.Text code copyable className="start-command">
            npx attain import-all plan.json .
          </Typography.Text>
        </li>
      </ol>
      <div className="start-actions">
        <LinkButton to={paths.map(workspace)}>{t('start.toMap')}</LinkButton>
        <LinkButton type="primary" to={paths.publish(workspace)}>
          {t('bar.publish')}
        </LinkButton>
      </div>
    </section>
  )
}
