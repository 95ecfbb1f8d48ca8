/** A condition as rows and groups. It gives the text that the rows say; the text stays what is kept. */
import type { Bundle } from '@attain/engine/metadata'
import { Alert } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { prepareRuleGroup, QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import type { FormulaPlace } from '../place.ts'
import type { Reading } from '../reading.ts'
import './builder.css'
import { BuilderContext } from './builder-context.ts'
import {
  AddGroup,
  AddRule,
  CombinatorSelector,
  FieldSelector,
  OperatorSelector,
  RemoveGroup,
  RemoveRule,
} from './controls.tsx'
import { type Group, operatorsOf, queryOf, TEXT, TEXT_OPERATOR } from './query.ts'
import { type TextSource, textOfQuery } from './query-text.ts'
import { services, useRecordNames } from './use-record-names.ts'
import { ValueEditor } from './value-editor.tsx'

interface ConditionBuilderProps {
  readonly reading: Reading
  readonly place: FormulaPlace
  readonly bundle: Bundle
  readonly onChange: (text: string) => void
}

export function ConditionBuilder({ reading, place, bundle, onChange }: ConditionBuilderProps) {
  const { t } = useTranslation()
  const { scope } = reading
  if (scope === undefined) return <Alert type="info" title={t('formula.noObject')} />
  if (reading.text.trim() !== '' && reading.tree === undefined)
    return <Alert type="warning" showIcon title={t('formula.notRows')} />
  return <Rows reading={reading} scope={scope} place={place} bundle={bundle} onChange={onChange} />
}

interface RowsProps extends ConditionBuilderProps {
  readonly scope: TextSource['scope']
}

interface Opened {
  /** What the rows amount to. */
  readonly text: string
  readonly query: Group
  /** What they were read from: their origins are places in it. */
  readonly source: TextSource
}

function Rows({ reading, scope, place, bundle, onChange }: RowsProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(() => open(reading, scope))
  // the text was changed by something else, an undo perhaps
  const current = opened.text === reading.text ? opened : open(reading, scope)
  if (current !== opened) setOpened(current)
  const { query, source } = current
  const { unfinished, isHeld } = useMemo(() => textOfQuery(query, { ...source, scope }), [query, source, scope])
  const names = useRecordNames(query, scope, bundle)
  const builder = useMemo(() => ({ place, bundle, scope, services, names }), [place, bundle, scope, names])
  const change = (changed: Group) => {
    const next = textOfQuery(changed, { ...source, scope })
    const text = next.isHeld ? current.text : next.text
    setOpened({ text, query: changed, source })
    if (text !== current.text) onChange(text)
  }
  return (
    <BuilderContext value={builder}>
      <div className="builder">
        <QueryBuilder
          query={query as unknown as RuleGroupType}
          onQueryChange={(changed: RuleGroupType) => change(changed as unknown as Group)}
          enableMountQueryChange={false}
          autoSelectField={false}
          getOperators={(path: string) => operatorOptions(path, scope)}
          getDefaultValue={() => null}
          addRuleToNewGroups
          controlElements={controls}
        />
        {unfinished > 0 && (
          <p className="formula-note" role="status">
            {isHeld ? t('formula.held') : t('formula.unfinished', { count: unfinished })}
          </p>
        )}
      </div>
    </BuilderContext>
  )
}

const controls = {
  fieldSelector: FieldSelector,
  operatorSelector: OperatorSelector,
  valueEditor: ValueEditor,
  combinatorSelector: CombinatorSelector,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
}

function open({ text, tree, spans }: Reading, scope: TextSource['scope']): Opened {
  const textAt = (place: string) => text.slice(spans.get(place)?.start, spans.get(place)?.end)
  const query = prepareRuleGroup(queryOf(tree, { scope, textAt }) as unknown as RuleGroupType) as unknown as Group
  return { text, query, source: { text, spans, scope } }
}

function operatorOptions(path: string, scope: TextSource['scope']) {
  const field = scope.field(path)?.field
  const operators: readonly string[] = path === TEXT ? [TEXT_OPERATOR] : field ? operatorsOf(field) : []
  return operators.map((name) => ({ name, value: name, label: name }))
}
