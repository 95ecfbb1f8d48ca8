/** The grid with the widgets as people will see them: to move and to size by mouse, finger and keys. */
import { CopyOutlined, DeleteOutlined, DragOutlined } from '@ant-design/icons'
import { WidgetView } from '@attain/dashboard'
import { beginState } from '@attain/engine/dashboard'
import type { Widget } from '@attain/engine/metadata'
import { Button } from 'antd'
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import { GridLayout, type Layout, verticalCompactor } from 'react-grid-layout'
import 'react-grid-layout/css/styles.css'
import { problemsBelow } from '../../../check/problem-at.ts'
import { usePlace } from '../../../draft/draft-context.tsx'
import { useWidth } from '../../../parts/use-width.ts'
import { useDashboard } from '../dashboard-context.tsx'
import { LivePlace } from '../preview/live-place.tsx'
import { useTexts } from '../texts.ts'
import { withCopy } from '../widgets/add-widget.ts'
import { carriedBy, useAdd } from '../widgets/use-add.ts'
import { widgetKinds } from '../widgets/widget-kinds.tsx'
import { COLUMNS, itemsOf, movedBy, placed, resizedBy } from './tiles.ts'

/** As in `dashboard.css`. */
const ROW = 56
const GAP = 16
/** Below it twelve columns are too narrow to work with; the page scrolls. */
const NARROWEST = 640

const grid = { cols: COLUMNS, rowHeight: ROW, margin: [GAP, GAP], containerPadding: [0, 0] } as const
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export default function Canvas() {
  return (
    <LivePlace>
      <Grid />
    </LivePlace>
  )
}

function Grid() {
  const { t } = useTexts()
  const { me } = usePlace()
  const { dashboard, chosen, choose, arrange, nameOf, problems } = useDashboard()
  const add = useAdd()
  const { ref, width } = useWidth<HTMLDivElement>()
  const { widgets } = dashboard
  const [said, say] = useState('')
  // whoever builds a page for salespeople has no sales; it would be empty
  const state = useMemo(() => ({ ...beginState(dashboard), people: 'everybody' as const }), [dashboard])
  const layout = useMemo(() => itemsOf(widgets), [widgets])
  // a finger on a tile scrolls the page; the grip moves it
  const isTouch = useRef(window.matchMedia('(pointer: coarse)').matches).current
  const drag = useMemo(
    () => ({ enabled: true, threshold: 4, cancel: '.tile-tools', ...(isTouch && { handle: '.tile-grip' }) }),
    [isTouch],
  )
  const chosenName = chosen?.name
  useEffect(() => {
    if (chosenName !== undefined)
      ref.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [chosenName, ref])
  const keep = (next: Layout, name: string | undefined) => {
    const own = widgets.find((one) => one.name === name)
    arrange('move', own ? nameOf(own) : t('page'), placed(widgets, next))
  }
  const onKey = (widget: Widget) => (event: KeyboardEvent) => {
    const step = steps[event.key]
    const title = nameOf(widget)
    if (step !== undefined) {
      event.preventDefault()
      const change = event.shiftKey ? resizedBy : movedBy
      const next = change(widgets, widget.name, step[0], step[1])
      arrange('move', title, next, `arrange ${widget.name}`)
      const now = next.find(({ name }) => name === widget.name)
      if (now) say(t('stands', { title, column: now.x + 1, row: now.y + 1, width: now.w, height: now.h }))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      remove(widget)
    } else if (event.key === 'Escape') choose(undefined)
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      duplicate(widget)
    }
  }
  const remove = (widget: Widget) => {
    arrange(
      'remove',
      nameOf(widget),
      widgets.filter((one) => one !== widget),
    )
    choose(undefined)
  }
  const duplicate = (widget: Widget) => {
    const copied = withCopy(widgets, widget.name)
    if (copied === undefined) return
    arrange('add', nameOf(widget), copied.widgets)
    choose(copied.name)
  }
  return (
    <div ref={ref} className="dash-canvas">
      {width > 0 && (
        <GridLayout
          width={Math.max(width, NARROWEST)}
          gridConfig={grid}
          dragConfig={drag}
          resizeConfig={{ enabled: true, handles: ['se', 'e', 's'] }}
          dropConfig={{ enabled: true, defaultItem: { w: 4, h: 4 } }}
          compactor={verticalCompactor}
          layout={layout}
          onDragStop={(next, item) => keep(next, item?.i)}
          onResizeStop={(next, item) => keep(next, item?.i)}
          onDrop={(_, item, event) => {
            const type = carriedBy((event as DragEvent).dataTransfer)
            if (type === undefined || item === undefined) return
            add(type, { x: Math.min(item.x, COLUMNS - widgetKinds[type].size.w), y: item.y })
          }}
        >
          {widgets.map((widget, index) => {
            const title = nameOf(widget)
            const own = problemsBelow(problems, `/widgets/${index}`)
            return (
              <div
                key={widget.name}
                className="tile"
                data-chosen={widget.name === chosen?.name || undefined}
                data-problem={own.some(({ severity }) => severity === 'error') || undefined}
              >
                <div className="tile-body" inert>
                  <Drawn widget={widget} state={state} person={me.id} />
                </div>
                <button
                  type="button"
                  className="tile-cover"
                  aria-pressed={widget.name === chosen?.name}
                  aria-describedby="dash-keys"
                  aria-label={t('stands', {
                    title,
                    column: widget.x + 1,
                    row: widget.y + 1,
                    width: widget.w,
                    height: widget.h,
                  })}
                  onClick={() => choose(widget.name)}
                  onKeyDown={onKey(widget)}
                />
                {isTouch && <DragOutlined className="tile-grip" aria-hidden />}
                <span className="tile-tools">
                  <Button
                    size="small"
                    icon={<CopyOutlined aria-hidden />}
                    aria-label={t('duplicate', { title })}
                    title={t('duplicate', { title })}
                    onClick={() => duplicate(widget)}
                  />
                  <Button
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('remove', { title })}
                    title={t('remove', { title })}
                    onClick={() => remove(widget)}
                  />
                </span>
              </div>
            )
          })}
        </GridLayout>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

const open = () => undefined

/** Not drawn again while others are moved. */
const Drawn = memo(function Drawn(props: Omit<Parameters<typeof WidgetView>[0], 'onOpen'>) {
  return <WidgetView {...props} onOpen={open} />
})
