import { LinkButton } from '@attain/ui/parts'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { useInbox } from '../inbox/use-inbox.ts'
import { useApprovalTexts } from '../texts.ts'

/** After a decision: what waits next. */
export function NextUp() {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const { items, isFetching } = useInbox('todo', '')
  const [next] = items
  return (
    <section className="decision" aria-label={t('next.label')}>
      <div className="decision-buttons">
        <LinkButton to={paths.inbox(workspace)}>{t('next.inbox')}</LinkButton>
        {next && !isFetching && (
          <LinkButton type="primary" to={paths.approval(workspace, next.id)}>
            {t('next.open', { name: next.record.name })}
          </LinkButton>
        )}
      </div>
    </section>
  )
}
