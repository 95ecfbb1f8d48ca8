import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  RollbackOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ApprovalStatus } from '@attain/contract'
import type { ReactNode } from 'react'
import { useApprovalTexts } from '../texts.ts'
import './parts.css'

const ICONS: Readonly<Record<ApprovalStatus, ReactNode>> = {
  running: <ClockCircleOutlined aria-hidden />,
  returned: <RollbackOutlined aria-hidden />,
  approved: <CheckCircleFilled aria-hidden />,
  rejected: <CloseCircleFilled aria-hidden />,
  withdrawn: <RollbackOutlined aria-hidden />,
  stopped: <StopOutlined aria-hidden />,
}

/** How an approval stands, in a word with a sign. */
export function StatusTag({ status }: { readonly status: ApprovalStatus }) {
  const { t } = useApprovalTexts()
  return (
    <span className="status-tag" data-status={status}>
      {ICONS[status]}
      {t(`status.${status}`)}
    </span>
  )
}
