import { usePreferenceItems, workspaceItems } from '@attain/ui/parts'
import { Avatar, Button, Dropdown, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'

/** How I like it, and the way back to the application. */
export function PersonMenu() {
  const { t } = useTranslation()
  const { me, workspace, workspaces, draft } = usePlace()
  const { t: tUi } = useTranslation('ui')
  // another workspace is another draft, so what is here is saved first
  const enter = (slug: string) => void draft.save().finally(() => window.location.assign(`/designer${paths.map(slug)}`))
  const navigate = useNavigate()
  const isWide = Grid.useBreakpoint().md ?? true
  const preferences = usePreferenceItems()
  const items = [
    { key: 'who', type: 'group' as const, label: me.name },
    {
      key: 'application',
      label: t('bar.toApplication'),
      onClick: () => window.location.assign(`/w/${encodeURIComponent(workspace)}`),
    },
    { key: 'preview', label: t('previewAs.open'), onClick: () => void navigate(paths.preview(workspace)) },
    { key: 'history', label: t('bar.history'), onClick: () => void navigate(paths.history(workspace)) },
    { key: 'templates', label: t('template.title'), onClick: () => void navigate(paths.templates(workspace)) },
    {
      key: 'environments',
      label: t('environment.title'),
      onClick: () => void navigate(paths.environments(workspace)),
    },
    ...(workspaces.length < 2
      ? []
      : [
          {
            key: 'workspaces',
            // a submenu beside this one has no room on a phone
            ...(!isWide && { type: 'group' as const }),
            label: t('environment.switch'),
            children: workspaceItems(workspaces, tUi).map((item) => ({
              ...item,
              key: `workspace ${item.key}`,
              disabled: item.key === workspace,
              onClick: () => enter(item.key),
            })),
          },
        ]),
    { type: 'divider' as const },
    ...preferences,
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" shape="circle" aria-label={t('bar.person', { name: me.name })}>
        <Avatar size={28} aria-hidden>
          {[...me.name][0]?.toUpperCase()}
        </Avatar>
      </Button>
    </Dropdown>
  )
}
