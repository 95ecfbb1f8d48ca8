/** Whom a record is credited to, a sentence for each rule: “100 % goes to whoever stands in Owner”. */
import type { plans } from '@attain/engine/metadata'
import { Select } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { insertEntry } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { EntryList } from '../../../names/entry-list.tsx'
import { useEntryCommands } from '../../../names/use-entry-commands.ts'
import { json } from '../../object/object-document.ts'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { beginRule, type Rule, rules } from './begin-rule.ts'
import { RuleWords } from './rule-words.tsx'

interface Props {
  readonly credits: plans.Credits
  readonly pointer: string
}

const MOST = 10
/** What goes when nothing is said. */
const toOwner: readonly plans.Crediting[] = [{ rule: 'person' }]

export function CreditingList({ credits, pointer }: Props) {
  const { t } = useTexts()
  const draft = useDraft()
  const { identity, bundle, words, problems, set } = usePlan()
  const { to, object } = credits
  const list = `${pointer}/to`
  const { title } = words('Credits', 'to')
  const shown = to ?? toOwner
  const labelOf = ({ rule }: plans.Crediting) => t(`rule.${rule}`)
  const { onMove, onRemove } = useEntryCommands(identity, list, shown, labelOf)
  const change = (index: number, next: plans.Crediting) =>
    to === undefined ? set(list, [next], title) : set(`${list}/${index}`, next, title)
  const add = (rule: Rule) => {
    const begun = beginRule(rule, bundle, object)
    if (begun === undefined) return
    // the owner keeps what goes to them without being named
    if (to === undefined) set(list, [...toOwner, begun], title)
    else draft.run(insertEntry(identity, list, to.length, json(begun), labelOf(begun)))
  }
  return (
    <section className="plan-crediting">
      <h4>{title}</h4>
      <EntryList
        label={title}
        entries={shown}
        labelOf={labelOf}
        problems={problemsBelow(problems, list)}
        fewest={to === undefined ? 1 : 0}
        onMove={onMove}
        onRemove={onRemove}
        row={(rule, index) => (
          <span className="plan-sentence">
            {rule.rule !== 'splits' && (
              <DecimalInput
                label={t('rule.percent')}
                suffix="%"
                value={rule.percent ?? 100}
                onChange={(percent) => (percent === undefined ? undefined : change(index, withPercent(rule, percent)))}
              />
            )}
            <Select<Rule>
              aria-label={title}
              value={rule.rule}
              popupMatchSelectWidth={false}
              options={rules.map((value) => ({
                value,
                label: t(`rule.${value}`),
                disabled: value !== rule.rule && beginRule(value, bundle, object) === undefined,
              }))}
              onChange={(next) => {
                const begun = beginRule(next, bundle, object)
                if (begun !== undefined && next !== rule.rule) change(index, begun)
              }}
            />
            <RuleWords rule={rule} object={object} onChange={(next) => change(index, next)} />
          </span>
        )}
      >
        {shown.length < MOST && (
          <Select<Rule | null>
            className="plan-add"
            size="small"
            aria-label={t('rule.add')}
            placeholder={t('rule.add')}
            value={null}
            popupMatchSelectWidth={false}
            options={rules.map((value) => ({
              value,
              label: t(`rule.${value}`),
              disabled: beginRule(value, bundle, object) === undefined,
            }))}
            onChange={(rule) => rule !== null && add(rule)}
          />
        )}
      </EntryList>
    </section>
  )
}

function withPercent(rule: Exclude<plans.Crediting, { rule: 'splits' }>, percent: plans.Decimal): plans.Crediting {
  const { percent: _, ...rest } = rule
  return Number(percent) === 100 ? rest : { ...rest, percent }
}
