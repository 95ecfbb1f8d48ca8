/** Above a record that waits for an approval: what it waits for, who is asked, and the way there. */
import type { RecordApprovals } from '@attain/contract'
import { LinkButton } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { getApproval } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { useApprovalTexts } from '../texts.ts'
import './record-approvals.css'

interface ApprovalBannerProps {
  readonly answer: RecordApprovals
}

export default function ApprovalBanner({ answer }: ApprovalBannerProps) {
  const { t } = useApprovalTexts()
  const { workspace, session } = useApplication()
  const { lock, approvals } = answer
  const returned = approvals.find(
    ({ status, submitter }) => status === 'returned' && submitter.id === session.person.id,
  )
  const id = returned?.id ?? lock?.id
  const running = useQuery({
    queryKey: keys.approval(workspace, id ?? ''),
    queryFn: ({ signal }) => getApproval(id as string, signal),
    enabled: id !== undefined && lock?.kind === 'running',
  })
  if (id === undefined) return null
  const label = returned?.label ?? lock?.approval ?? ''
  const asked = (running.data?.way ?? [])
    .filter(({ when }) => when === 'now')
    .flatMap(({ people }) => people.filter(({ state }) => state === 'decides'))
    .map(({ person }) => person?.name ?? t('administrators'))
  const names = [...new Set(asked)].join(t('comma'))
  const title = returned
    ? t('banner.returnedToYou', { approval: label })
    : t(`banner.${lock?.kind ?? 'running'}`, { approval: label })
  return (
    <Alert
      className="approval-banner"
      type={returned ? 'warning' : lock?.kind === 'approved' ? 'success' : 'info'}
      showIcon
      title={
        <>
          {title}
          {names !== '' && <div className="approval-banner-asked">{t('banner.asked', { names })}</div>}
        </>
      }
      action={
        <LinkButton to={paths.approval(workspace, id)} size="small">
          {t(returned ? 'banner.change' : 'banner.open')}
        </LinkButton>
      }
    />
  )
}
