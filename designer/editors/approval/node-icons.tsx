import {
  AuditOutlined,
  BranchesOutlined,
  ClockCircleOutlined,
  ClusterOutlined,
  MergeCellsOutlined,
  PartitionOutlined,
  SendOutlined,
  SubnodeOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { NodeType } from './graph/document.ts'

export const nodeIcons: Readonly<Record<NodeType, ReactNode>> = {
  approval: <AuditOutlined aria-hidden />,
  copy: <SendOutlined aria-hidden />,
  condition: <BranchesOutlined aria-hidden />,
  parallel: <PartitionOutlined aria-hidden />,
  inclusive: <ClusterOutlined aria-hidden />,
  join: <MergeCellsOutlined aria-hidden />,
  action: <ThunderboltOutlined aria-hidden />,
  wait: <ClockCircleOutlined aria-hidden />,
  subprocess: <SubnodeOutlined aria-hidden />,
}
