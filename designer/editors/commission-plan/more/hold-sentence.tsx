/** What is paid as the money comes in: “Of what is earned, 100 % waits for Payments, by their Amount and Day”. */
import type { plans } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { Sentence } from '../sentence/sentence.tsx'
import { useFields, useLists } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { holdable, holdOn, isMoney } from './later.ts'

interface Props {
  readonly hold: plans.Hold
  readonly object: string
  readonly pointer: string
}

export function HoldSentence({ hold, object, pointer }: Props) {
  const { t } = useTexts()
  const { bundle, words, set } = usePlan()
  const title = words('Component', 'hold').title
  const child = bundle.objects.get(object)?.children.get(hold.payments)?.object ?? ''
  const fits = holdable(bundle, object)
  const lists = useLists(object).filter(({ value }) => fits.includes(value))
  const [amounts, days] = [useFields(child, isMoney), useFields(child, isDay)]
  return (
    <>
      <Sentence pointer={pointer} says={['payments', 'amount', 'date', 'percent']}>
        <span>{t('hold.of')}</span>
        <DecimalInput
          label={words('Hold', 'percent').title}
          suffix="%"
          value={hold.percent ?? 100}
          onChange={(percent) => {
            const { percent: _, ...rest } = hold
            if (percent !== undefined) set(pointer, Number(percent) === 100 ? rest : { ...rest, percent }, title)
          }}
        />
        <span>{t('hold.waits')}</span>
        <PickWord
          label={words('Hold', 'payments').title}
          value={hold.payments}
          choices={lists}
          onChange={(payments) => set(pointer, { ...hold, ...holdOn(bundle, object, payments) }, title)}
        />
        <span>{t('hold.by')}</span>
        <PickWord
          label={words('Hold', 'amount').title}
          value={hold.amount}
          choices={amounts}
          onChange={(amount) => set(`${pointer}/amount`, amount, title)}
        />
        <span>{t('hold.on')}</span>
        <PickWord
          label={words('Hold', 'date').title}
          value={hold.date}
          choices={days}
          onChange={(date) => set(`${pointer}/date`, date, title)}
        />
      </Sentence>
      <Sentence pointer={pointer} says={[]}>
        <span>{t('hold.against')}</span>
        <PickWord
          label={words('Hold', 'owed').title}
          value={hold.owed === undefined ? 'credited' : 'formula'}
          choices={(['credited', 'formula'] as const).map((value) => ({ value, label: t(`hold.${value}`) }))}
          onChange={(by) => set(`${pointer}/owed`, by === 'formula' ? '0' : undefined, title)}
        />
      </Sentence>
      {hold.owed !== undefined && (
        <FormulaSetting definition="Hold" property="owed" pointer={`${pointer}/owed`} value={hold.owed} required />
      )}
    </>
  )
}
