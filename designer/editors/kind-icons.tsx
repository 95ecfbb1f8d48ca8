import {
  AimOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CalendarOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FundOutlined,
  LayoutOutlined,
  MenuUnfoldOutlined,
  MoneyCollectOutlined,
  SafetyOutlined,
  TableOutlined,
  ThunderboltOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { Kind } from '@attain/engine/metadata'
import type { ReactNode } from 'react'

/** The icon of every kind; forgetting one does not compile. */
export const kindIcons: Readonly<Record<Kind, ReactNode>> = {
  app: <AppstoreOutlined aria-hidden />,
  object: <DatabaseOutlined aria-hidden />,
  layout: <LayoutOutlined aria-hidden />,
  view: <TableOutlined aria-hidden />,
  role: <SafetyOutlined aria-hidden />,
  page: <MenuUnfoldOutlined aria-hidden />,
  approval: <AuditOutlined aria-hidden />,
  kpi: <FundOutlined aria-hidden />,
  rule: <ThunderboltOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
  scorecard: <TrophyOutlined aria-hidden />,
  target: <AimOutlined aria-hidden />,
  'commission-plan': <MoneyCollectOutlined aria-hidden />,
  dashboard: <DashboardOutlined aria-hidden />,
}
