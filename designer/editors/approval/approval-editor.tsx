/** The editor of an approval: what can be put in, the picture, and beside it the settings or a trial run. */
import { Drawer, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { useWidth } from '../../parts/use-width.ts'
import type { EditorProps } from '../editor.ts'
import { ApprovalContext, useApproval } from './approval-context.tsx'
import '../settings/settings.css'
import './approval-editor.css'
import { Dragging } from './canvas/dragging.tsx'
import { Palette } from './canvas/palette.tsx'
import { type Lit, LitContext } from './lit.ts'
import { titleOf } from './say-node.ts'
import { useSettings } from './settings/settings.tsx'
import { StepList } from './steps/step-list.tsx'
import { useEdited } from './use-edited.tsx'

const ApprovalCanvas = lazy(() => import('./canvas/approval-canvas.tsx'))
const Simulate = lazy(() => import('./simulate/simulate.tsx'))

/** Wide enough for the picture and what stands beside it. */
const WIDE = 760
/** Wide enough for what can be put in as well; a plus on the lines does it otherwise. */
const WIDE_ENOUGH_FOR_PALETTE = 1080

type Shown = 'settings' | 'simulate'

export default function ApprovalEditor({ identity, document }: EditorProps) {
  const edited = useEdited(identity, document)
  const { approval, names } = edited
  const place = useMemo(
    () => ({
      object: approval.object,
      approval: approval.name,
      nodes: approval.nodes.map((node) => ({ name: node.name, label: titleOf(node, names) })),
      canChoose: true,
    }),
    [approval, names],
  )
  return (
    <ApprovalContext value={edited}>
      <AutomationPlaceContext value={place}>
        <Panes />
      </AutomationPlaceContext>
    </ApprovalContext>
  )
}

function Panes() {
  const { t } = useTranslation()
  const { selected, select } = useApproval()
  const { ref, width } = useWidth<HTMLDivElement>()
  const [shown, setShown] = useState<Shown>('settings')
  const [lit, setLit] = useState<Lit>()
  const settings = useSettings()
  const beside = useRef<HTMLElement>(null)
  const isWide = width >= WIDE
  const openSettings = () => {
    setShown('settings')
    requestAnimationFrame(() =>
      beside.current?.querySelector<HTMLElement>('.approval-beside-body :is(input, button)')?.focus(),
    )
  }
  const choice = (
    <Segmented<Shown>
      block
      aria-label={t('approval.beside')}
      value={shown}
      onChange={setShown}
      options={[
        { value: 'settings', label: isWide ? t('layout.settings') : t('approval.steps') },
        { value: 'simulate', label: t('approval.simulate') },
      ]}
    />
  )
  const simulate = (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
      <Simulate onLit={setLit} />
    </Suspense>
  )
  return (
    <LitContext value={shown === 'simulate' ? lit : undefined}>
      <div ref={ref} className="settings-panes approval-editor" data-wide={isWide || undefined}>
        {width === 0 ? null : isWide ? (
          <Dragging>
            {width >= WIDE_ENOUGH_FOR_PALETTE && <Palette />}
            <Suspense fallback={<Skeleton active className="approval-coming" paragraph={{ rows: 8 }} />}>
              <ApprovalCanvas onOpenSettings={openSettings} />
            </Suspense>
            <aside ref={beside} className="approval-beside" aria-label={t('approval.beside')}>
              <header>{choice}</header>
              <div className="approval-beside-body">
                {shown === 'simulate' ? (
                  simulate
                ) : (
                  <>
                    <h2>{settings.title}</h2>
                    {settings.content}
                  </>
                )}
              </div>
            </aside>
          </Dragging>
        ) : (
          <div className="approval-narrow">
            {choice}
            {shown === 'simulate' && simulate}
            <StepList />
            {shown === 'settings' && selected.of === 'approval' && (
              <details className="approval-whole">
                <summary>{settings.title}</summary>
                {settings.content}
              </details>
            )}
            <Drawer
              open={selected.of !== 'approval'}
              title={settings.title}
              placement="bottom"
              size="large"
              onClose={() => select({ of: 'approval' })}
              destroyOnHidden
            >
              {settings.content}
            </Drawer>
          </div>
        )}
      </div>
    </LitContext>
  )
}
