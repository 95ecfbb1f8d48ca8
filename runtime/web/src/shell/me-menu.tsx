import { signOut, signOutEverywhere } from '@attain/ui/api'
import { useMessages } from '@attain/ui/feedback'
import { usePreferenceItems } from '@attain/ui/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Avatar, Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'

const PasswordDialog = lazy(() => import('../settings/password-dialog.tsx'))

/** Who I am, how I like it, and the way out. */
export function MeMenu() {
  const { t } = useTranslation()
  const { session, workspace, app } = useApplication()
  const preferences = usePreferenceItems()
  const { problem } = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [password, setPassword] = useState(false)

  const leave = async (way: () => Promise<unknown>) => {
    try {
      await way()
      await navigate(paths.signIn)
      queries.clear()
    } catch (error) {
      problem(error)
    }
  }

  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="me-who">
          <strong>{session.person.name}</strong>
          <span>{session.account.username}</span>
        </span>
      ),
    },
    { type: 'divider' },
    ...preferences,
    { key: 'password', label: t('me.password'), onClick: () => setPassword(true) },
    { type: 'divider' },
    ...(app.hasApprovals
      ? [
          { key: 'delegation', label: t('me.delegation'), onClick: () => void navigate(paths.delegation(workspace)) },
          { key: 'phrases', label: t('me.phrases'), onClick: () => void navigate(paths.phrases(workspace)) },
        ]
      : []),
    {
      key: 'notifications',
      label: t('me.notifications'),
      onClick: () => void navigate(paths.notificationPreferences(workspace)),
    },
    { key: 'keys', label: t('me.keys'), onClick: () => void navigate(paths.keys(workspace)) },
    ...(session.administrator
      ? [
          { key: 'channels', label: t('me.channels'), onClick: () => void navigate(paths.channels(workspace)) },
          {
            key: 'designer',
            label: t('me.designer'),
            onClick: () => window.location.assign(paths.designer(workspace)),
          },
        ]
      : []),
    { type: 'divider' },
    { key: 'out', label: t('me.signOut'), onClick: () => void leave(signOut) },
    { key: 'everywhere', label: t('me.signOutEverywhere'), onClick: () => void leave(signOutEverywhere) },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          shape="circle"
          className="me"
          aria-label={`${t('me.open', { name: session.person.name })}, ${initials(session.person.name)}`}
        >
          <Avatar size={30} aria-hidden>
            {initials(session.person.name)}
          </Avatar>
        </Button>
      </Dropdown>
      {password && (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setPassword(false)} />
        </Suspense>
      )}
    </>
  )
}

/** `Ada Lovelace` → `AL`, `王小明` → `小明`. */
export function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-2).join('')
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
