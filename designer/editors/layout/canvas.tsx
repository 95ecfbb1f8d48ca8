/** The form with handles: the key fields of its head, its sections, and the lists below. */
import { PlusOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { insertEntry } from '../../document/command.ts'
import { freeName } from '../object/object-document.ts'
import type { Target } from './drag.tsx'
import { Highlights } from './highlights.tsx'
import { useLayout } from './layout-context.tsx'
import { RelatedLists } from './related-lists.tsx'
import { SectionCard } from './section-card.tsx'

const MOST_SECTIONS = 50

export function Canvas() {
  const { t } = useTranslation()
  const { identity, layout, sectionKeys, run, select } = useLayout()
  const { sections } = layout
  const target: Target = { takes: 'canvas', words: '' }
  const { setNodeRef } = useDroppable({ id: 'canvas', data: target })
  const addSection = () => {
    const name = freeName('section', new Set(sections.map((section) => section.name)))
    const label = { en: 'New section', 'zh-CN': '新分区' }
    run(insertEntry(identity, '/sections', sections.length, { name, label, fields: [] }, t('layout.newSection')))
    select({ of: 'section', key: name })
  }
  return (
    <div ref={setNodeRef} className="layout-canvas">
      <Highlights />
      {sections.map((section, index) => (
        <SectionCard key={sectionKeys[index]} section={section} index={index} />
      ))}
      <EndOfSections />
      {sections.length < MOST_SECTIONS && (
        <Button type="dashed" block icon={<PlusOutlined />} onClick={addSection}>
          {t('layout.addSection')}
        </Button>
      )}
      <RelatedLists />
    </div>
  )
}

/** Takes sections behind the last one. */
function EndOfSections() {
  const { t } = useTranslation()
  const { layout } = useLayout()
  const target: Target = { takes: 'section', index: layout.sections.length, words: t('layout.endOfForm') }
  const { setNodeRef, isOver } = useDroppable({ id: 'section-end', data: target })
  return <div ref={setNodeRef} className="layout-sections-end" data-over={isOver || undefined} />
}
