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

/** How an approval stands, in a word with a sign; `children` are other words for it. */
export function StatusTag({ status, children }: { readonly status: ApprovalStatus; readonly children?: ReactNode }) {
  const { t } = useApprovalTexts()
  return (
    <span className="status-tag" data-status={status}>
      {ICONS[status]}
      {children ?? t(`status.${status}`)}
    </span>
  )
}
