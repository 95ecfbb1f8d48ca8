import {
  ApiOutlined,
  BellOutlined,
  EditOutlined,
  FileAddOutlined,
  FundOutlined,
  PlayCircleOutlined,
  RollbackOutlined,
  ShareAltOutlined,
  TagsOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import type { Action } from '@attain/engine/metadata'
import type { ReactNode } from 'react'

export const actionIcons: Readonly<Record<Action['do'], ReactNode>> = {
  setFields: <EditOutlined aria-hidden />,
  createRecord: <FileAddOutlined aria-hidden />,
  updateRelated: <ShareAltOutlined aria-hidden />,
  assign: <UserSwitchOutlined aria-hidden />,
  tag: <TagsOutlined aria-hidden />,
  notify: <BellOutlined aria-hidden />,
  webhook: <ApiOutlined aria-hidden />,
  startApproval: <PlayCircleOutlined aria-hidden />,
  withdrawApproval: <RollbackOutlined aria-hidden />,
  postToKpi: <FundOutlined aria-hidden />,
}
