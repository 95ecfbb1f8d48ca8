/** A condition as the text of a formula, for what the fields of the editor cannot say; checked while it is written. */
import type { ObjectBody } from '@attain/contract'
import { printFormula, readFormula, type Tree } from '@attain/engine/formula/language'
import { type FilterItem, itemOf, type Logic, toLogic } from '@attain/form/filter'
import { Button, Input } from 'antd'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { FormulaProblems } from '../formula/formula-problems.tsx'
import { scopeOfBody } from '../formula/scope-of-body.ts'

interface FormulaEditorProps {
  readonly object: ObjectBody
  /** Null for a new one. */
  readonly item: FilterItem | null
  readonly onApply: (item: FilterItem) => void
  readonly onCancel: () => void
}

export default function FormulaEditor({ object, item, onApply, onCancel }: FormulaEditorProps) {
  const { t } = useTranslation()
  const { objects, workspace } = useApplication()
  const [text, setText] = useState(() => {
    const tree = item && toLogic({ match: 'all', items: [item] })
    return tree ? printFormula(tree as Tree) : ''
  })
  const scope = useMemo(() => scopeOfBody(object, objects), [object, objects])
  const reading = useMemo(
    () => (text.trim() === '' ? undefined : readFormula(text, scope, { kind: 'boolean' })),
    [text, scope],
  )
  const next = reading && 'tree' in reading ? itemOf(reading.tree as Logic) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (next) onApply(next)
  }
  return (
    <form
      className="condition-editor formula-editor"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onCancel()}
    >
      <Input.TextArea
        autoFocus
        aria-label={t('filter.formula')}
        aria-describedby="filter-formula-problems"
        aria-invalid={reading !== undefined && 'problems' in reading}
        spellCheck={false}
        autoCapitalize="none"
        autoSize={{ minRows: 3, maxRows: 8 }}
        placeholder={t('filter.formulaExample')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && submit(event)}
      />
      <div id="filter-formula-problems" role="status">
        {reading && 'problems' in reading && <FormulaProblems problems={reading.problems} text={text} />}
      </div>
      <div className="condition-buttons">
        <Link className="condition-group" to={paths.formulas(workspace)} target="_blank">
          {t('filter.formulaHelp')}
        </Link>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!next}>
          {t('action.apply')}
        </Button>
      </div>
    </form>
  )
}
