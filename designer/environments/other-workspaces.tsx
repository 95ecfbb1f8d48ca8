/** Changes can be taken from any other workspace that one administers. */
import { DownOutlined } from '@ant-design/icons'
import { workspaceItems } from '@attain/ui/parts'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'

/** `family`: those that have buttons of their own. */
export function OtherWorkspaces({ family }: { readonly family: readonly string[] }) {
  const { t } = useTranslation()
  const { t: tUi } = useTranslation('ui')
  const { workspace, workspaces } = usePlace()
  const navigate = useNavigate()
  const others = workspaces.filter(({ slug }) => !family.includes(slug))
  if (others.length === 0) return null
  const items = workspaceItems(others, tUi)
  return (
    <div>
      <Dropdown menu={{ items, onClick: ({ key }) => void navigate(paths.bring(workspace, key)) }} trigger={['click']}>
        <Button>
          {t('environment.takeFromOther')}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </div>
  )
}
