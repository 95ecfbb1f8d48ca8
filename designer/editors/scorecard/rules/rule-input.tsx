/** How points follow from a figure: which rule, and its settings. */
import { Select, Switch } from 'antd'
import { Field } from '../../settings/field.tsx'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { beginRule, type Rule, type RuleType, ruleDefinitions, ruleTypes } from './begin-rule.ts'
import { BoundsTable } from './bounds-table.tsx'

interface Props {
  readonly definition: 'Item' | 'Adjustment'
  readonly pointer: string
  readonly rule: Rule
  /** What is beside it follows: people need no KPI. */
  readonly onType: (rule: Rule) => void
}

export function RuleInput({ definition, pointer, rule, onType }: Props) {
  const { t } = useTexts()
  return (
    <>
      <Field definition={definition} property="rule" pointer={`${pointer}/type`}>
        {(id) => (
          <Select<RuleType>
            id={id}
            className="pick"
            value={rule.type}
            options={ruleTypes.map((value) => ({ value, label: t(`rule_${value}`) }))}
            onChange={(type) => onType(beginRule(type))}
          />
        )}
      </Field>
      <RuleSettings pointer={pointer} rule={rule} isAdjustment={definition === 'Adjustment'} />
    </>
  )
}

interface SettingsProps {
  readonly pointer: string
  readonly rule: Rule
  readonly isAdjustment: boolean
}

function RuleSettings({ pointer, rule, isAdjustment }: SettingsProps) {
  const { words, set } = useScorecard()
  const definition = ruleDefinitions[rule.type]
  const place = (property: string) => ({ definition, property, pointer: `${pointer}/${property}` })
  switch (rule.type) {
    case 'completionRate':
    case 'lowerIsBetter':
      return <DecimalField {...place('full')} value={rule.full} placeholder="100" />
    case 'ladder':
      return (
        <>
          <ChoiceField {...place('of')} value={rule.of} usual="attainment" />
          <BoundsTable
            {...place('steps')}
            entry="Step"
            at="from"
            entries={rule.steps}
            fewest={1}
            descends
            of={rule.of}
          />
          <div className="setting-fields">
            <DecimalField {...place('otherwise')} value={rule.otherwise} placeholder="0" />
            <ChoiceField {...place('inclusive')} value={rule.inclusive} usual="lower" />
          </div>
        </>
      )
    case 'interpolated':
      return (
        <>
          <ChoiceField {...place('of')} value={rule.of} usual="attainment" />
          <BoundsTable {...place('points')} entry="Point" at="at" entries={rule.points} fewest={2} of={rule.of} />
        </>
      )
    case 'pointsPerUnit':
      return (
        <div className="setting-fields">
          <DecimalField {...place('points')} value={rule.points} required />
          <DecimalField {...place('unit')} value={rule.unit} placeholder="1" />
          <ChoiceField {...place('counts')} value={rule.counts} usual="actual" />
          <DecimalField {...place('start')} value={rule.start} placeholder="0" />
          <Field {...place('whole')}>
            {(id) => (
              <Switch
                id={id}
                checked={rule.whole ?? false}
                onChange={(on) => set(`${pointer}/whole`, on ? true : undefined, words(definition, 'whole').title)}
              />
            )}
          </Field>
        </div>
      )
    case 'manual':
      // of bonus and penalty points, cap and floor say what may be given
      return isAdjustment ? null : (
        <div className="setting-fields">
          <DecimalField {...place('lowest')} value={rule.lowest} placeholder="0" />
          <DecimalField {...place('highest')} value={rule.highest} placeholder="100" />
        </div>
      )
    default:
      return rule satisfies never
  }
}
