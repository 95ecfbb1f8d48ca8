import { EllipsisOutlined } from '@ant-design/icons'
import type { ObjectBody, RecordBody } from '@attain/contract'
import { OptionTag } from '@attain/form'
import { useDraggable } from '@dnd-kit/core'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import type { ResolvedPath } from '../application/field-path.ts'
import { paths as addresses } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { FieldValue } from '../value/field-value.tsx'
import { mayMove } from './stages.ts'

interface CardProps {
  readonly object: ObjectBody
  readonly record: RecordBody
  readonly paths: readonly ResolvedPath[]
  readonly groupBy: string
}

/** A record on the board. */
export function BoardCard(props: CardProps & { readonly floating?: boolean; readonly menu?: ReactNode }) {
  const { object, record, paths } = props
  const { workspace } = useApplication()
  return (
    <article className="board-card" data-floating={props.floating || undefined}>
      <div className="board-card-head">
        <Link to={addresses.record(workspace, object.name, record.id)}>{recordName(object, record)}</Link>
        {props.menu}
      </div>
      {paths.map(({ path, field, object: owner, label }) => {
        const value = record.values[path]
        if (value === null || value === undefined || value === '') return null
        return (
          <div key={path} className="board-card-line" title={label}>
            <FieldValue
              field={field}
              object={owner.name}
              path={path}
              record={record}
              dense={field.valueType !== 'currency' && field.valueType !== 'percent'}
            />
          </div>
        )
      })}
    </article>
  )
}

interface DraggableCardProps extends CardProps {
  readonly editable: boolean
  readonly onMove: (record: RecordBody, option: string) => Promise<void>
}

/** A card that can be dragged, and moved by its menu as well. */
export function DraggableCard({ editable, onMove, ...card }: DraggableCardProps) {
  const { object, record, groupBy } = card
  const { t } = useTranslation()
  const { language } = useApplication()
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: record.id,
    data: { record },
    disabled: !editable,
    // A group, as a button may not hold the link and the menu.
    attributes: { role: 'group', roleDescription: t('board.card') },
  })
  const from = record.values[groupBy]
  const options = object.fields.find((field) => field.name === groupBy)?.options ?? []
  const menu = editable && (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'move',
            type: 'group',
            label: t('board.moveTo'),
            children: options
              .filter((option) => option.value !== from)
              .map((option) => ({
                key: option.value,
                disabled: !mayMove(object, groupBy, from, option.value),
                label: <OptionTag option={option} language={language} />,
              })),
          },
        ],
        onClick: ({ key }) => void onMove(record, key),
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<EllipsisOutlined aria-hidden />}
        aria-label={t('board.menu', { name: recordName(object, record) })}
        onPointerDown={(event) => event.stopPropagation()}
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </Dropdown>
  )
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: dnd-kit gives it the role of a button
    <div
      ref={setNodeRef}
      className="board-drag"
      data-dragging={isDragging || undefined}
      {...attributes}
      {...listeners}
      aria-label={recordName(object, record)}
    >
      <BoardCard {...card} menu={menu} />
    </div>
  )
}
