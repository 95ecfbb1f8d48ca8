/** What follows from a result: bonuses, fixed sums, notices. */
import { PlusOutlined } from '@ant-design/icons'
import { type Bundle, DEFAULT_CURRENCY, type FieldModel, type scorecards } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Dropdown } from 'antd'
import { useCurrencies } from '../../../schema-form/pickers/use-currencies.ts'
import { useNames } from '../../automation/words/names.ts'
import { Field } from '../../settings/field.tsx'
import { PathField, SeveralField } from '../../settings/more-fields.tsx'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { PlainSelect } from '../../settings/plain-select.tsx'
import { WordsField } from '../../settings/words-field.tsx'
import { Entries } from '../parts/entries.tsx'
import { useOwn } from '../parts/use-kpis.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { beginReward, type RewardType, rewardDefinitions, rewardTypes } from './begin-reward.ts'

type Reward = scorecards.Reward

const MOST = 50

export function RewardList() {
  const { t } = useTexts()
  const { scorecard, words, set } = useScorecard()
  const grades = useOwn('grades')
  const names = useNames('person')
  const { rewards = [] } = scorecard
  const gradeNames = (wanted: readonly string[]) =>
    names.list(wanted.map((name) => grades.find(({ value }) => value === name)?.label ?? name))
  const money = useMoney()
  const said = (reward: Reward) => {
    const when = [
      ...(reward.grades === undefined ? [] : [gradeNames(reward.grades)]),
      ...(reward.from === undefined ? [] : [`≥ ${reward.from}`]),
      ...(reward.below === undefined ? [] : [`< ${reward.below}`]),
    ]
    const what =
      reward.type === 'notice'
        ? t('reward_notice')
        : reward.type === 'fixed'
          ? money(reward.amount, reward.currency)
          : t('bonusSaid', {
              base:
                reward.base.from === 'field'
                  ? names.path(reward.base.field)
                  : money(reward.base.amount, reward.base.currency),
            })
    return when.length === 0 ? what : `${names.list(when)} → ${what}`
  }
  return (
    <Entries list="rewards" said={said} body={(reward, pointer) => <RewardBody reward={reward} pointer={pointer} />}>
      {rewards.length < MOST && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rewardTypes.map((key) => ({ key, label: t(`reward_${key}`) })),
            onClick: ({ key }) =>
              set('/rewards', [...rewards, beginReward(key as RewardType, rewards)], words('', 'rewards').title),
          }}
        >
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />}>
            {t('addReward')}
          </Button>
        </Dropdown>
      )}
    </Entries>
  )
}

function currencyOf({ app }: Pick<Bundle, 'app'>): string {
  return app?.document.currency ?? DEFAULT_CURRENCY
}

/** An amount as people write it, in the application's currency unless it has another. */
function useMoney() {
  const [language] = useLanguage()
  const { bundle } = useScorecard()
  return (amount: scorecards.Decimal, currency = currencyOf(bundle)) =>
    `${new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(Number(amount))} ${currency}`
}

const isMoney = ({ valueType }: FieldModel) => valueType === 'currency'

function RewardBody({ reward, pointer }: { readonly reward: Reward; readonly pointer: string }) {
  const { t } = useTexts()
  const { bundle, words, set } = useScorecard()
  const grades = useOwn('grades')
  const usual = currencyOf(bundle)
  const definition = rewardDefinitions[reward.type]
  const place = (property: string) => ({ definition, property, pointer: `${pointer}/${property}` })
  const currencies = useCurrencies()
  const base = (property: string, of: 'BaseAmount' | 'BaseField') => ({
    definition: of,
    property,
    pointer: `${pointer}/base/${property}`,
  })
  return (
    <>
      <WordsField {...place('label')} value={reward.label} required />
      <div className="setting-fields">
        <SeveralField {...place('grades')} value={reward.grades} choices={grades} placeholder={t('anyGrade')} />
        <DecimalField {...place('from')} value={reward.from} placeholder="–" />
        <DecimalField {...place('below')} value={reward.below} placeholder="–" />
      </div>
      {reward.type === 'bonus' && (
        <div className="setting-fields">
          <Field {...place('base')} pointer={`${pointer}/base/from`}>
            {(id) => (
              <PlainSelect
                id={id}
                value={reward.base.from}
                options={[
                  { value: 'amount', label: t('base_amount') },
                  { value: 'field', label: t('base_field') },
                ]}
                onChange={(from) =>
                  set(
                    `${pointer}/base`,
                    from === 'amount' ? { from, amount: 1000 } : { from, field: 'bonus_base' },
                    words('Bonus', 'base').title,
                  )
                }
              />
            )}
          </Field>
          {reward.base.from === 'field' ? (
            <PathField {...base('field', 'BaseField')} value={reward.base.field} isChoosable={isMoney} required />
          ) : (
            <>
              <DecimalField {...base('amount', 'BaseAmount')} value={reward.base.amount} required />
              <ChoiceField
                {...base('currency', 'BaseAmount')}
                value={reward.base.currency}
                choices={currencies}
                placeholder={usual}
              />
            </>
          )}
        </div>
      )}
      {reward.type === 'fixed' && (
        <div className="setting-fields">
          <DecimalField {...place('amount')} value={reward.amount} required />
          <ChoiceField {...place('currency')} value={reward.currency} choices={currencies} placeholder={usual} />
        </div>
      )}
      {reward.type !== 'notice' && (
        <div className="setting-fields">
          <ChoiceField {...place('prorate')} value={reward.prorate} usual="no" />
        </div>
      )}
      {reward.type === 'notice' && <WordsField {...place('text')} value={reward.text} required long />}
    </>
  )
}
