/** A dashboard: filters above, widgets on the grid, and what is behind a mark at the side. */
import {
  DownloadOutlined,
  FileExcelOutlined,
  FileImageOutlined,
  MailOutlined,
  PrinterOutlined,
  ShareAltOutlined,
} from '@ant-design/icons'
import type { FigureRecordsQuery } from '@attain/contract'
import type { PageState } from '@attain/engine/dashboard'
import type { DashboardDocument, Widget } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { App, Button, Dropdown } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useOnPaper } from '../export/on-paper.ts'
import { emptySheets, PageSheetsProvider } from '../export/page-sheets.ts'
import { saveImage } from '../export/save-image.ts'
import { savePageSheets } from '../export/save-sheets.ts'
import { FigureWidgetView } from '../widgets/figure-widget.tsx'
import { ForecastView } from '../widgets/forecast-view.tsx'
import { FunnelView } from '../widgets/funnel.tsx'
import { FilterBar } from './filter-bar.tsx'
import { inReadingOrder, withoutEmptyRows } from './grid.ts'
import './dashboard.css'

const FigureDrawer = lazy(() => import('../drill/figure-drawer.tsx'))

interface Props {
  readonly document: DashboardDocument
  readonly person: string
  readonly state: PageState
  readonly isChanged: boolean
  readonly onChange: (state: PageState) => void
  readonly onReset: () => void
  /** Has it sent by e-mail; missing where that cannot be. */
  readonly onSubscribe?: () => void
}

export function DashboardView({ document, person, state, isChanged, onChange, onReset, onSubscribe }: Props) {
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  const { message } = App.useApp()
  const page = useRef<HTMLDivElement>(null)
  useOnPaper(page)
  const [opened, setOpened] = useState<FigureRecordsQuery>()
  const title = textIn(document.label, language)
  const description = textIn(document.description, language)
  const sheets = useMemo(() => emptySheets(title), [title])
  const widgets = inReadingOrder(withoutEmptyRows(document.widgets))
  const saveSheets = () => {
    if (page.current?.querySelector('[aria-busy="true"]')) return void message.info(t('sheets.wait'))
    return void savePageSheets(
      sheets,
      widgets.map(({ name }) => name),
      t,
      language,
    )
  }
  return (
    <PageSheetsProvider value={sheets}>
      <div className="dashboard" ref={page}>
        <header className="dashboard-head">
          <div>
            <h1>{title}</h1>
            {description && <p>{description}</p>}
          </div>
          <span className="dashboard-tools" data-export="no">
            {onSubscribe && (
              <Button icon={<MailOutlined aria-hidden />} aria-label={t('subscribe')} onClick={onSubscribe}>
                {t('subscribe')}
              </Button>
            )}
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  {
                    key: 'image',
                    icon: <FileImageOutlined aria-hidden />,
                    label: t('saveImage'),
                    onClick: () => void (page.current && saveImage(page.current, title, 24)),
                  },
                  {
                    key: 'sheets',
                    icon: <FileExcelOutlined aria-hidden />,
                    label: t('saveSheet'),
                    onClick: saveSheets,
                  },
                  {
                    key: 'print',
                    icon: <PrinterOutlined aria-hidden />,
                    label: t('print'),
                    onClick: () => window.print(),
                  },
                  {
                    key: 'link',
                    icon: <ShareAltOutlined aria-hidden />,
                    label: t('copyLink'),
                    onClick: () => {
                      void navigator.clipboard.writeText(window.location.href).then(() => message.success(t('copied')))
                    },
                  },
                ],
              }}
            >
              <Button icon={<DownloadOutlined aria-hidden />} aria-label={t('export')}>
                {t('export')}
              </Button>
            </Dropdown>
          </span>
        </header>
        <FilterBar document={document} state={state} isChanged={isChanged} onChange={onChange} onReset={onReset} />
        {document.widgets.length === 0 ? (
          <p className="widget-note">{t('noWidgets')}</p>
        ) : (
          <div className="dashboard-grid">
            {widgets.map((widget) => (
              <div
                key={widget.name}
                className="dashboard-cell"
                style={
                  {
                    '--x': widget.x + 1,
                    '--y': widget.y + 1,
                    '--w': widget.w,
                    '--h': widget.h,
                  } as Record<string, number>
                }
              >
                <WidgetView widget={widget} state={state} person={person} onOpen={setOpened} />
              </div>
            ))}
          </div>
        )}
        {opened && (
          <Suspense fallback={null}>
            <FigureDrawer question={opened} onClose={() => setOpened(undefined)} />
          </Suspense>
        )}
      </div>
    </PageSheetsProvider>
  )
}

/** One widget of any kind. */
export function WidgetView({
  widget,
  state,
  person,
  onOpen,
}: Pick<Props, 'state' | 'person'> & {
  readonly widget: Widget
  readonly onOpen: (question: FigureRecordsQuery) => void
}) {
  const { language, renderList } = useDashboardPlace()
  switch (widget.type) {
    case 'text':
      return (
        <section className="widget widget-text">
          {widget.label && <h2>{textIn(widget.label, language)}</h2>}
          <p>{textIn(widget.body, language)}</p>
        </section>
      )
    case 'list':
      return renderList(widget)
    case 'forecast':
      return <ForecastView widget={widget} state={state} onOpen={onOpen} />
    case 'funnel':
      return <FunnelView widget={widget} state={state} person={person} />
    default:
      return <FigureWidgetView widget={widget} state={state} person={person} onOpen={onOpen} />
  }
}
