import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useNavigate } from 'react-router'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { useApprovalTexts } from '../texts.ts'

/** What belongs to the inbox without being looked at every day. */
export function InboxMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useApprovalTexts()
  const { workspace, session } = useApplication()
  const navigate = useNavigate()
  const to = (key: string, label: string, address: string) => ({ key, label, onClick: () => void navigate(address) })
  const items: MenuProps['items'] = [
    to('delegation', t('delegation.title'), paths.delegation(workspace)),
    to('phrases', t('phrases.title'), paths.phrases(workspace)),
    ...(session.administrator ? [to('troubled', t('troubled.title'), paths.troubled(workspace))] : []),
    { type: 'divider' },
    { key: 'keys', label: t('keys.title'), extra: '?', onClick: onKeys },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('more')} />
    </Dropdown>
  )
}
