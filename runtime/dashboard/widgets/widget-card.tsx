/** The frame of every widget: its title, what can be done with it, and what stands in it while it loads or fails. */
import { DownloadOutlined, MoreOutlined, PictureOutlined, TableOutlined, WarningOutlined } from '@ant-design/icons'
import { explain } from '@attain/ui/feedback'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { type MakeSheet, usePageSheets, useWidgetSheet } from '../export/page-sheets.ts'
import { saveImage } from '../export/save-image.ts'
import { saveWidgetSheet } from '../export/save-sheets.ts'

export interface CardProps {
  readonly title: string
  readonly hint?: string | undefined
  /** What is wrong with the records behind it. */
  readonly warning?: string | undefined
  readonly error?: unknown
  readonly isLoading?: boolean
  readonly isRefreshing?: boolean
  readonly onRetry?: () => void
  /** Whether the table stands instead of the drawing; missing where it is one already. */
  readonly asTable?: boolean
  readonly onTable?: (asTable: boolean) => void
  /** Its name in the document. */
  readonly name: string
  /** Its table for a workbook; missing while there is none. */
  readonly sheet?: MakeSheet | undefined
  readonly children: ReactNode
}

export function WidgetCard(props: CardProps) {
  const { title, hint, warning, error, isLoading, isRefreshing, onRetry, asTable, onTable, name, sheet, children } =
    props
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  const page = usePageSheets()
  useWidgetSheet(name, sheet)
  const card = useRef<HTMLElement>(null)
  return (
    <section ref={card} className="widget" aria-label={title} aria-busy={isLoading || isRefreshing || undefined}>
      <header className="widget-head">
        <h2 title={hint ?? title}>{title}</h2>
        {warning !== undefined && (
          <WarningOutlined className="widget-warning" role="img" aria-label={warning} title={warning} />
        )}
        <span className="widget-tools" data-export="no">
          {onTable && (
            <Button
              size="small"
              type={asTable ? 'primary' : 'text'}
              ghost={asTable === true}
              icon={<TableOutlined aria-hidden />}
              aria-pressed={asTable === true}
              aria-label={t('table')}
              title={t('table')}
              onClick={() => onTable(!asTable)}
            />
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'image',
                  icon: <PictureOutlined aria-hidden />,
                  label: t('saveImage'),
                  onClick: () => void (card.current && saveImage(card.current, title)),
                },
                ...(sheet
                  ? [
                      {
                        key: 'sheet',
                        icon: <DownloadOutlined aria-hidden />,
                        label: t('saveSheet'),
                        onClick: () => void saveWidgetSheet(page, sheet, t, language),
                      },
                    ]
                  : []),
              ],
            }}
          >
            <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('more', { title })} />
          </Dropdown>
        </span>
      </header>
      <div className="widget-body">
        {error ? (
          <div role="alert" className="widget-note">
            <p>{explain(error, t)}</p>
            {onRetry && (
              <Button size="small" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
          </div>
        ) : isLoading ? (
          <div className="widget-bones" aria-hidden>
            <span className="bone" />
            <span className="bone" />
            <span className="bone" />
          </div>
        ) : (
          children
        )}
      </div>
    </section>
  )
}
