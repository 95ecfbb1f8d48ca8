import { SwapOutlined } from '@ant-design/icons'
import { workspaceItems } from '@attain/ui/parts'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'

/** For people who belong to several workspaces. */
export function WorkspaceSwitch({ folded }: { readonly folded: boolean }) {
  const { t } = useTranslation()
  const { t: tUi } = useTranslation('ui')
  const { session, workspace } = useApplication()
  const navigate = useNavigate()
  const current = session.workspaces.find(({ slug }) => slug === workspace)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [workspace],
        items: workspaceItems(session.workspaces, tUi),
        onClick: ({ key }) => void navigate(paths.home(key)),
      }}
    >
      <Button
        type="text"
        className="workspace-switch"
        icon={<SwapOutlined aria-hidden />}
        aria-label={t('nav.workspace', { name: current?.name })}
      >
        {!folded && <span>{current?.name}</span>}
      </Button>
    </Dropdown>
  )
}
