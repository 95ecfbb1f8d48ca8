/** All pages as the tree that people see; dragged, or moved with the keyboard, to where they should stand. */
import { PlusOutlined } from '@ant-design/icons'
import type { Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  MouseSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Button } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useDraftState } from '../../draft/draft-context.tsx'
import { useDocumentLabel } from '../../draft/use-document-label.ts'
import { AddPageDialog } from './add-page-dialog.tsx'
import { destinationAt, destinationOf, flatten, navigationTree } from './navigation.ts'
import { movePage, pagesIn } from './page-commands.ts'
import { PageRow, type Step } from './page-row.tsx'

interface Props {
  /** The identity of the page that is open. */
  readonly current: string
  readonly problems: readonly Problem[]
}

/** Pixels by which a level is drawn further in. */
export const INDENT = 24

export function NavigationTree({ current, problems }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const labelOf = useDocumentLabel()
  const documents = useDraftState((state) => state.documents)
  const pages = useMemo(() => pagesIn(documents), [documents])
  const [dragged, setDragged] = useState<{ readonly name: string; readonly depth: number }>()
  const [isAdding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string>(undefined)
  const closed = useMemo(() => new Set(dragged === undefined ? [] : [dragged.name]), [dragged])
  const rows = useMemo(() => flatten(navigationTree(pages), closed), [pages, closed])
  const names = useMemo(() => rows.map(({ page }) => page.name), [rows])
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )
  const label = (name: string) => labelOf(`page:${name}`)
  const labelAt = ({ id }: { readonly id: UniqueIdentifier }) => label(String(id))
  const placeOf = (one: { readonly id: UniqueIdentifier } | null) => names.indexOf(String(one?.id)) + 1
  const wanted = ({ active, over, delta }: DragMoveEvent | DragEndEvent) => {
    const name = String(active.id)
    const depth = rows.find(({ page }) => page.name === name)?.depth ?? 0
    return destinationAt(rows, name, String(over?.id ?? name), Math.max(0, depth + Math.round(delta.x / INDENT)))
  }
  const follow = (event: DragMoveEvent) => {
    const depth = wanted(event)?.depth
    setDragged((before) => (before && depth !== undefined && depth !== before.depth ? { ...before, depth } : before))
  }
  const drop = (event: DragEndEvent) => {
    const destination = wanted(event)
    setDragged(undefined)
    const name = String(event.active.id)
    if (destination !== undefined) draft.run(movePage(name, destination, label(name)))
  }
  const step = (name: string, way: Step) => {
    const destination = destinationOf(pages, name, way)
    setSaid(t(destination === undefined ? 'page.cannot' : `page.moved.${way}`, { page: label(name) }))
    if (destination === undefined) return
    moved.current = name
    draft.run(movePage(name, destination, label(name)))
  }
  // the row is drawn elsewhere, and the hand stays on it
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the rows are others
  useLayoutEffect(() => {
    if (moved.current === undefined) return
    const row = `[data-page="${CSS.escape(moved.current)}"]`
    moved.current = undefined
    list.current?.querySelector<HTMLElement>(`${row} .sortable-handle`)?.focus()
  }, [rows])
  return (
    <section className="navigation-tree" aria-label={t('page.navigation')}>
      <header>
        <h2>{t('page.navigation')}</h2>
        <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('page.add')}
        </Button>
      </header>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={({ active }) =>
          setDragged({
            name: String(active.id),
            depth: rows.find(({ page }) => page.name === active.id)?.depth ?? 0,
          })
        }
        onDragMove={follow}
        onDragEnd={drop}
        onDragCancel={() => setDragged(undefined)}
        accessibility={{
          container: document.body,
          screenReaderInstructions: { draggable: t('page.howTo') },
          announcements: {
            onDragStart: ({ active }) => t('sortable.lifted', { name: labelAt(active), place: placeOf(active) }),
            onDragOver: ({ active, over }) => t('sortable.at', { name: labelAt(active), place: placeOf(over) }),
            onDragEnd: ({ active, over }) => t('sortable.put', { name: labelAt(active), place: placeOf(over) }),
            onDragCancel: ({ active }) => t('sortable.back', { name: labelAt(active) }),
          },
        }}
      >
        <SortableContext items={names} strategy={verticalListSortingStrategy}>
          <ol ref={list}>
            {rows.map(({ page, depth, parent }) => (
              <PageRow
                key={page.name}
                page={page}
                label={label(page.name)}
                group={parent === undefined ? undefined : label(parent)}
                depth={dragged?.name === page.name ? dragged.depth : depth}
                isCurrent={current === `page:${page.name}`}
                onStep={step}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {problems.map(({ code, message }) => (
        <p key={code} className="is-error">
          {textIn(message, language)}
        </p>
      ))}
      <p className="navigation-hint" id="navigation-hint">
        {t('page.howTo')}
      </p>
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {isAdding && <AddPageDialog after={current.slice('page:'.length)} onClose={() => setAdding(false)} />}
    </section>
  )
}
