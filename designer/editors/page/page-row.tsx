import { DashboardOutlined, FileTextOutlined, HolderOutlined, UnorderedListOutlined } from '@ant-design/icons'
import type { PageDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { NamedIcon } from '@attain/ui/parts'
import { useSortable } from '@dnd-kit/sortable'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useBundle } from '../../check/use-checks.ts'
import { usePlace } from '../../draft/draft-context.tsx'
import '../../parts/sortable.css'
import { paths } from '../../paths.ts'
import { INDENT } from './navigation-tree.tsx'

export type Step = 'up' | 'down' | 'in' | 'out'

const steps: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

interface Props {
  readonly page: PageDocument
  readonly label: string
  readonly depth: number
  /** The group that it stands in. */
  readonly group: string | undefined
  readonly isCurrent: boolean
  readonly onStep: (name: string, step: Step) => void
}

export function PageRow({ page, label, depth, group, isCurrent, onStep }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const bundle = useBundle()
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: page.name,
  })
  const { content } = page
  const object = content.type === 'list' ? bundle.objects.get(content.object) : undefined
  const icon = page.icon ?? object?.document.icon
  const only = (page.roles ?? []).map((role) => textIn(bundle.roles.get(role)?.document.label, language) || role)
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    onStep(page.name, step)
  }
  return (
    <li
      ref={setNodeRef}
      data-page={page.name}
      data-dragging={isDragging || undefined}
      className="page-row"
      style={{
        paddingInlineStart: depth * INDENT,
        ...(transform && { transform: `translate3d(0, ${transform.y}px, 0)` }),
        ...(transition && { transition }),
      }}
    >
      <button
        type="button"
        className="sortable-handle"
        ref={setActivatorNodeRef}
        {...listeners}
        onKeyDown={press}
        aria-label={t('page.handle', { page: label })}
        aria-describedby="navigation-hint"
      >
        <HolderOutlined aria-hidden />
      </button>
      <NavLink to={paths.document(workspace, `page:${page.name}`)} aria-current={isCurrent ? 'page' : undefined}>
        <NamedIcon name={icon} label={label} />
        <span className="page-label">{label}</span>
        {group !== undefined && <span className="visually-hidden">{t('page.within', { group })}</span>}
        {content.type === 'list' && <UnorderedListOutlined className="page-kind" title={t('page.type.list')} />}
        {content.type === 'dashboard' && <DashboardOutlined className="page-kind" title={t('page.type.dashboard')} />}
        {content.type === 'text' && <FileTextOutlined className="page-kind" title={t('page.type.text')} />}
        {only.length > 0 && (
          <span className="page-roles" title={only.join(t('words.comma'))}>
            {t('page.only', { roles: only.join(t('words.comma')) })}
          </span>
        )}
      </NavLink>
    </li>
  )
}
