/** The settings of an item or of bonus and penalty points, and the curve that follows from them. */
import type { scorecards } from '@attain/engine/metadata'
import { WordsInput } from '../../../parts/words-input.tsx'
import { fromPerCent, toPerCent } from '../../settings/per-cent.ts'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { RuleCurve } from '../curve/rule-curve.tsx'
import { useKpis } from '../parts/use-kpis.ts'
import type { Rule } from '../rules/begin-rule.ts'
import { RuleInput } from '../rules/rule-input.tsx'
import { sayRule } from '../rules/say-rule.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly definition: 'Item' | 'Adjustment'
  readonly entry: scorecards.Item | scorecards.Adjustment
  readonly pointer: string
}

export function ItemBody({ definition, entry, pointer }: Props) {
  const { t } = useTexts()
  const { bundle, words, set } = useScorecard()
  const kpis = useKpis()
  const { label, description, kpi, target, rule, cap, floor } = entry
  const isItem = definition === 'Item'
  const isShare = kpi !== undefined && bundle.kpis.get(kpi)?.document.unit?.type === 'percent'
  const isByPeople = rule.type === 'manual'
  const place = (property: string) => ({ definition, property, pointer: `${pointer}/${property}` })
  const changeRule = (next: Rule) => {
    const { kpi: _, target: __, ...others } = entry
    const whole = next.type === 'manual' ? { ...others, rule: next } : { ...entry, rule: next }
    set(pointer, whole, words(definition, 'rule').title)
  }
  return (
    <div className="score-item">
      <div>
        <WordsInput
          id={`${pointer}-label`}
          label={words(definition, 'label').title}
          value={label}
          required
          onChange={(next) => set(`${pointer}/label`, next, words(definition, 'label').title)}
        />
        <WordsInput
          id={`${pointer}-description`}
          label={words(definition, 'description').title}
          value={description}
          long
          onChange={(next) => set(`${pointer}/description`, next, words(definition, 'description').title)}
        />
        {!isByPeople && (
          <div className="setting-fields">
            <ChoiceField {...place('kpi')} value={kpi} choices={kpis} />
            {isShare ? (
              <DecimalField
                {...place('target')}
                value={toPerCent(target)}
                placeholder={t('ownTargets')}
                suffix="%"
                onSet={(next) => set(`${pointer}/target`, fromPerCent(next), words(definition, 'target').title)}
              />
            ) : (
              <DecimalField {...place('target')} value={target} placeholder={t('ownTargets')} />
            )}
          </div>
        )}
        <RuleInput definition={definition} pointer={`${pointer}/rule`} rule={rule} onType={changeRule} />
        <div className="setting-fields">
          <DecimalField {...place('floor')} value={floor} placeholder={isItem ? '0' : '–'} />
          <DecimalField {...place('cap')} value={cap} placeholder="–" />
        </div>
      </div>
      <RuleCurve item={entry} isAdjustment={!isItem} said={sayRule(entry, t, !isItem)} />
    </div>
  )
}
