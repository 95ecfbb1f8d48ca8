/** What was made, and how the rows of the sheets come in once it is live. */
import type { Proposal, Sheet } from '@attain/engine/import/propose'
import { LinkButton } from '@attain/ui/parts'
import { Button, Typography } from 'antd'
import { usePlace } from '../../draft/draft-context.tsx'
import { paths } from '../../paths.ts'
import { useTexts } from '../texts.ts'

export function MadeFromSheets({
  proposal,
  sheets,
}: {
  readonly proposal: Proposal
  readonly sheets: readonly Sheet[]
}) {
  const { t } = useTexts()
  const { workspace } = usePlace()
  const save = async () => {
    const { downloadImport } = await import('./download-import.ts')
    downloadImport(proposal, sheets)
  }
  return (
    <section className="panel start-made" aria-live="polite">
      <h2>{t('made', { count: proposal.objects.length })}</h2>
      <p>{t('madeHint')}</p>
      <ol>
        <li>{t('rowsPublish')}</li>
        <li>
          {t('rowsFiles')}{' '}
          <Button size="small" onClick={() => void save()}>
            {t('rowsDownload')}
          </Button>
        </li>
        <li>
          {t('rowsCommand')}
          <Typography.Text code copyable className="start-command">
            npx attain import-all plan.json .
          </Typography.Text>
        </li>
      </ol>
      <div className="start-actions">
        <LinkButton to={paths.map(workspace)}>{t('toMap')}</LinkButton>
        <LinkButton type="primary" to={paths.publish(workspace)}>
          {t('publish')}
        </LinkButton>
      </div>
    </section>
  )
}
