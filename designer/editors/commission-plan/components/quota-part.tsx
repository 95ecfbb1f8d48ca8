/** What is to be reached, and what is looked at together. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Segmented } from 'antd'
import { WholeField } from '../../settings/more-fields.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

type From = 'none' | plans.Quota['from']

export function QuotaPart({ component, pointer }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { bundle, words, set } = usePlan()
  const { quota } = component
  const { title } = words('Component', 'quota')
  const targets = [...bundle.targets.values()].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  const begin = (from: From): plans.Quota | undefined => {
    switch (from) {
      case 'none':
        return undefined
      case 'target':
        return { from, target: targets[0]?.value ?? '' }
      case 'amount':
        return { from, amount: '100000' }
      default:
        return from satisfies never
    }
  }
  return (
    <section data-part="quota">
      <h3>{title}</h3>
      <Segmented<From>
        aria-label={title}
        value={quota?.from ?? 'none'}
        options={(['none', 'target', 'amount'] as const).map((value) => ({
          value,
          label: t(`quota.${value}`),
          disabled: value === 'target' && targets.length === 0,
        }))}
        onChange={(from) => set(`${pointer}/quota`, begin(from), title)}
      />
      {quota?.from === 'target' && (
        <ChoiceField
          definition="QuotaOfTarget"
          property="target"
          pointer={`${pointer}/quota/target`}
          value={quota.target}
          required
          choices={targets}
        />
      )}
      {quota?.from === 'amount' && (
        <>
          <FormulaSetting
            definition="QuotaAmount"
            property="amount"
            pointer={`${pointer}/quota/amount`}
            value={quota.amount}
            required
          />
          <ChoiceField
            definition="QuotaAmount"
            property="per"
            pointer={`${pointer}/quota/per`}
            value={quota.per}
            usual="period"
          />
        </>
      )}
      <WindowFields component={component} pointer={pointer} />
    </section>
  )
}

function WindowFields({ component, pointer }: Props) {
  const { t } = useTexts()
  const { words, choices, set } = usePlan()
  const { window = 'period', rolling, against, settles, quota, measure } = component
  const place = (property: string) => ({ definition: 'Component', property, pointer: `${pointer}/${property}` })
  const windows = choices('Component', 'window').filter(
    ({ value }) => value === window || value !== 'transaction' || measure.from === 'credits',
  )
  const isLonger = window !== 'period' && window !== 'transaction'
  return (
    <div className="setting-fields">
      <ChoiceField
        {...place('window')}
        value={window}
        usual="period"
        choices={windows}
        onSet={(next) => {
          const { window: _, rolling: __, settles: ___, ...rest } = component
          const given = (next ?? 'period') as NonNullable<plans.Component['window']>
          set(
            pointer,
            {
              ...rest,
              ...(given !== 'period' && { window: given }),
              ...(given === 'rolling' && { rolling: rolling ?? 3 }),
              ...(settles !== undefined && given !== 'transaction' && { settles }),
            },
            words('Component', 'window').title,
          )
        }}
      />
      {window === 'rolling' && <WholeField {...place('rolling')} value={rolling} usual={3} min={1} max={60} />}
      {(isLonger || settles !== undefined) && (
        <ChoiceField {...place('settles')} value={settles} placeholder={t('quota.settles')} />
      )}
      {((isLonger && quota !== undefined) || against !== undefined) && (
        <ChoiceField {...place('against')} value={against} usual="whole" />
      )}
    </div>
  )
}
