/** The frame around every page: the bar above, the outline of all documents, the page, and the problems below. */
import { SandboxBand } from '@attain/ui/parts'
import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { usePlace } from '../draft/draft-context.tsx'
import { Conflicts } from './conflicts.tsx'
import './frame.css'
import { LiveBar } from './live-bar.tsx'
import { Outline } from './outline.tsx'
import { ProblemDrawer } from './problem-drawer.tsx'
import { TopBar } from './top-bar.tsx'

export function Frame() {
  const { t } = useTranslation()
  const { workspaceName, sandboxOf } = usePlace()
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes it
  useEffect(() => setOutlineOpen(false), [pathname])
  return (
    <div className="designer">
      <a className="designer-skip" href="#designer-page">
        {t('frame.skip')}
      </a>
      <TopBar openOutline={() => setOutlineOpen(true)} />
      {sandboxOf !== undefined && <SandboxBand name={workspaceName} />}
      <LiveBar />
      <div className="designer-body">
        <aside className="designer-outline">
          <Outline />
        </aside>
        <main id="designer-page" className="designer-page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ProblemDrawer />
      <Drawer
        placement="left"
        size={300}
        open={isOutlineOpen}
        onClose={() => setOutlineOpen(false)}
        title={t('outline.title')}
        styles={{ body: { padding: 0 } }}
      >
        <Outline />
      </Drawer>
      <Conflicts />
    </div>
  )
}
