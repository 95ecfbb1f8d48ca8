/** A list within a generated form: its entries one below the other, each with what moves and removes it at its side. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { type ArrayFieldItemTemplateProps, type ArrayFieldTemplateProps, buttonId } from '@rjsf/utils'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

export function ListTemplate({ fieldPathId, title, schema, items, canAdd, onAddClick }: ArrayFieldTemplateProps) {
  const { t } = useTranslation()
  return (
    <fieldset id={fieldPathId.$id} className="schema-list">
      <legend>{title}</legend>
      {schema.description !== undefined && <p>{schema.description}</p>}
      {items.length > 0 && <ol>{items}</ol>}
      {canAdd && (
        <Button
          id={buttonId(fieldPathId, 'add')}
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('names.addTo', { list: title })}
          onClick={onAddClick}
        >
          {t('names.add')}
        </Button>
      )}
    </fieldset>
  )
}

export function EntryTemplate({ children, buttonsProps, schema, index }: ArrayFieldItemTemplateProps) {
  const { t } = useTranslation()
  const { hasMoveUp, hasMoveDown, hasRemove, totalItems, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps
  const name = `${schema.title ?? ''} ${index + 1}`.trim()
  return (
    <li>
      <div>{children}</div>
      <span>
        {totalItems > 1 && (
          <>
            <Button
              type="text"
              size="small"
              disabled={!hasMoveUp}
              icon={<ArrowUpOutlined />}
              aria-label={t('names.up', { name })}
              onClick={onMoveUpItem}
            />
            <Button
              type="text"
              size="small"
              disabled={!hasMoveDown}
              icon={<ArrowDownOutlined />}
              aria-label={t('names.down', { name })}
              onClick={onMoveDownItem}
            />
          </>
        )}
        <Button
          type="text"
          size="small"
          disabled={!hasRemove}
          icon={<DeleteOutlined />}
          aria-label={t('names.remove', { name })}
          onClick={onRemoveItem}
        />
      </span>
    </li>
  )
}
