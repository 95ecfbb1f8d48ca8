/** What approvers see and change of the record at a step: a field a row, a right a column. What is not said can be read. */
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettable } from '../../../names/field-fit.ts'
import { fieldsOf, labelOf } from '../../../names/field-path.ts'
import { Notes } from '../../automation/notes.tsx'
import { useApproval } from '../approval-context.tsx'
import type { NodeOf } from '../graph/document.ts'
import { useNodePart } from './use-node-part.ts'

type Right = NonNullable<NodeOf<'approval'>['fields']>[number]['right']

const rights = ['hidden', 'read', 'edit', 'required'] as const satisfies readonly Right[]
/** From here on one looks for a field by its name. */
const SEARCHED_FROM = 12

export function FieldRights({ node }: { readonly node: NodeOf<'approval'> }) {
  const { t } = useTranslation()
  const { approval, bundle, names } = useApproval()
  const { part, set } = useNodePart(node)
  const [words, setWords] = useState('')
  const given = new Map((node.fields ?? []).map(({ field, right }) => [field, right]))
  const all = fieldsOf(bundle, approval.object).filter((field) => !field.builtIn || field.name === 'owner')
  const shown = all.filter((field) => labelOf(field, names.language).toLowerCase().includes(words.trim().toLowerCase()))
  const choose = (field: string, right: Right) => {
    const rest = (node.fields ?? []).filter((one) => one.field !== field)
    const next = right === 'read' ? rest : [...rest, { field, right }]
    // in the order of the object, so that the same rights are the same text
    const order = new Map(all.map(({ name }, index) => [name, index]))
    const sorted = next.toSorted((a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0))
    set('fields', sorted.length === 0 ? undefined : sorted)
  }
  return (
    <>
      {all.length > SEARCHED_FROM && (
        <Input.Search
          size="small"
          allowClear
          aria-label={t('approval.findField')}
          placeholder={t('approval.findField')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className="approval-rights">
        <div className="approval-right-head" aria-hidden>
          <span />
          {rights.map((right) => (
            <span key={right}>{t(`approval.right_${right}`)}</span>
          ))}
        </div>
        {shown.slice(0, MOST_SHOWN).map((field) => {
          const label = labelOf(field, names.language)
          const isFixed = !isSettable(field)
          return (
            <Radio.Group
              key={field.name}
              className="approval-right"
              aria-label={label}
              value={given.get(field.name) ?? 'read'}
              onChange={({ target }) => choose(field.name, target.value)}
            >
              <span title={label}>{label}</span>
              {rights.map((right) => (
                <Radio
                  key={right}
                  value={right}
                  disabled={isFixed && (right === 'edit' || right === 'required')}
                  aria-label={`${label}: ${t(`approval.right_${right}`)}`}
                />
              ))}
            </Radio.Group>
          )
        })}
      </div>
      {shown.length > MOST_SHOWN && (
        <p className="approval-note">{t('approval.moreFields', { count: shown.length - MOST_SHOWN })}</p>
      )}
      <Notes problems={part('fields').problems} />
    </>
  )
}

/** A search finds the others. */
const MOST_SHOWN = 60
