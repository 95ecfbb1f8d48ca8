/** The page and what stands beside it: what can be added, the settings of the page, those of the widget that is chosen. */
import { PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Drawer, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWidth } from '../../parts/use-width.ts'
import { type Device, DeviceChoice } from '../../preview/device-choice.tsx'
import { useDashboard } from './dashboard-context.tsx'
import { Palette } from './palette.tsx'
import { PageSettings } from './settings/page-settings.tsx'
import { WidgetSettings } from './settings/widget-settings.tsx'
import { Start } from './start.tsx'
import { useTexts } from './texts.ts'

/** What draws the page is large, and comes after its settings. */
const Canvas = lazy(() => import('./grid/canvas.tsx'))
const PhonePage = lazy(() => import('./preview/phone-page.tsx'))

/** Wide enough for the page and what stands beside it. */
const WIDE = 920

type Beside = 'add' | 'page' | 'widget'

export function Panes() {
  const { t } = useTexts()
  const { dashboard, chosen, choose, nameOf } = useDashboard()
  const { ref, width } = useWidth<HTMLDivElement>()
  const [beside, setBeside] = useState<Beside>('add')
  const [device, setDevice] = useState<Device>('desktop')
  const [isOpen, setOpen] = useState(false)
  const isWide = width >= WIDE
  const name = chosen?.name
  useEffect(() => {
    setBeside((before) => (name !== undefined ? 'widget' : before === 'widget' ? 'page' : before))
    if (name !== undefined) setOpen(true)
  }, [name])
  const show = (next: Beside) => {
    setBeside(next)
    setOpen(true)
    if (next !== 'widget') choose(undefined)
  }
  const content =
    beside === 'add' ? (
      <Palette />
    ) : beside === 'widget' && chosen ? (
      <WidgetSettings key={chosen.name} />
    ) : (
      <PageSettings />
    )
  const title = beside === 'add' ? t('add') : beside === 'widget' && chosen ? nameOf(chosen) : t('page')
  return (
    <div ref={ref} className="dash-editor" data-wide={isWide || undefined}>
      <section className="dash-page" aria-label={t('canvas')}>
        <div className="dash-bar">
          {!isWide && (
            <>
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => show('add')}>
                {t('add')}
              </Button>
              <Button icon={<SettingOutlined aria-hidden />} onClick={() => show('page')}>
                {t('page')}
              </Button>
            </>
          )}
          <p id="dash-keys" className="dash-keys">
            {device === 'desktop' && t('keys')}
          </p>
          <DeviceChoice value={device} onChange={setDevice} />
        </div>
        {width > 0 &&
          (device === 'phone' ? (
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              <PhonePage />
            </Suspense>
          ) : dashboard.widgets.length === 0 ? (
            <Start />
          ) : (
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              <Canvas />
            </Suspense>
          ))}
      </section>
      {isWide ? (
        <aside className="dash-beside" aria-label={t('beside')}>
          <Segmented<Beside>
            block
            aria-label={t('beside')}
            value={beside === 'widget' && !chosen ? 'page' : beside}
            onChange={show}
            options={[
              { value: 'add', label: t('add') },
              { value: 'page', label: t('page') },
              { value: 'widget', label: t('widget'), disabled: chosen === undefined },
            ]}
          />
          <div className="dash-beside-body">{content}</div>
        </aside>
      ) : (
        <Drawer
          open={isOpen && width > 0}
          title={title}
          placement="bottom"
          size="large"
          destroyOnHidden
          onClose={() => {
            setOpen(false)
            choose(undefined)
          }}
        >
          <div className="dash-beside-body">{content}</div>
        </Drawer>
      )}
    </div>
  )
}
