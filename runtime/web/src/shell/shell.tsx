/** What stays while pages change: navigation, search, me. */
import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { Mark, SandboxBand, SandboxLabel, useShortcut } from '@attain/ui/parts'
import { Button, Drawer, Grid, Layout } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Bell } from './bell.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { HelpMenu } from './help-menu.tsx'
import { MeMenu } from './me-menu.tsx'
import { navigationOf } from './navigation.ts'
import { NavigationMenu } from './navigation-menu.tsx'
import { WorkspaceSwitch } from './workspace-switch.tsx'
import './shell.css'

const SearchDialog = lazy(() => import('../search/search-dialog.tsx'))
const FOLDED = 'attain.navigation.folded'
const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl '

export function Shell() {
  const { t } = useTranslation()
  const { app, objects, pages, workspace, language, session } = useApplication()
  const location = useLocation()
  const wide = Grid.useBreakpoint().md ?? true
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'true')
  const [drawer, setDrawer] = useState(false)
  const [searching, setSearching] = useState(false)
  const places = useMemo(() => navigationOf(pages, objects, workspace), [pages, objects, workspace])
  const closeSearch = useCallback(() => setSearching(false), [])
  useShortcut('mod+k', () => setSearching(true))

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the drawer
  useEffect(() => setDrawer(false), [location.pathname, location.search])

  const fold = () => {
    localStorage.setItem(FOLDED, String(!folded))
    setFolded(!folded)
  }
  const name = textIn(app.app.label, language)
  const isSandbox = session.workspace.sandboxOf !== undefined
  const menu = <NavigationMenu places={places} folded={wide && folded} />

  return (
    <Layout className="shell" hasSider={wide}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      {wide && (
        <Layout.Sider className="shell-side" width={232} collapsedWidth={64} collapsed={folded} theme="light">
          <div className="shell-side-inner">
            <Link to={paths.home(workspace)} className="shell-brand" aria-label={`${name}, ${t('nav.home')}`}>
              <Mark text={name} folded={folded} />
            </Link>
            {session.workspaces.length > 1 && <WorkspaceSwitch folded={folded} />}
            {menu}
            <Button
              type="text"
              className="shell-fold"
              icon={folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
              aria-label={folded ? t('nav.unfold') : t('nav.fold')}
              aria-expanded={!folded}
              onClick={fold}
            />
          </div>
        </Layout.Sider>
      )}
      <Layout className="shell-main">
        <header className={isSandbox ? 'shell-head is-sandbox' : 'shell-head'}>
          {!wide && (
            <Link to={paths.home(workspace)} aria-label={`${name}, ${t('nav.home')}`}>
              <Mark folded />
            </Link>
          )}
          {isSandbox && <SandboxLabel name={session.workspace.name} />}
          <Button className="shell-search" icon={<SearchOutlined aria-hidden />} onClick={() => setSearching(true)}>
            <span>{t('search.open')}</span>
            {wide && <kbd>{modifier}K</kbd>}
          </Button>
          <div className="shell-mine">
            <Bell wide={wide} />
            <HelpMenu />
            <MeMenu />
          </div>
        </header>
        {isSandbox && <SandboxBand name={session.workspace.name} />}
        <main id="content" className="shell-content" tabIndex={-1}>
          <Outlet />
        </main>
      </Layout>
      {!wide && (
        <>
          <BottomBar places={places} onMore={() => setDrawer(true)} onSearch={() => setSearching(true)} />
          <Drawer
            open={drawer}
            onClose={() => setDrawer(false)}
            placement="left"
            size={288}
            title={<Mark text={name} />}
            classNames={{ body: 'shell-drawer' }}
          >
            {session.workspaces.length > 1 && <WorkspaceSwitch folded={false} />}
            {menu}
          </Drawer>
        </>
      )}
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog places={places} onClose={closeSearch} />
        </Suspense>
      )}
    </Layout>
  )
}
