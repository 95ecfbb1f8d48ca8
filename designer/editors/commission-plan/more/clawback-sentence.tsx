/** What is taken back: “Once Returned on is filled, the share in Returned part is taken back”. */
import type { FieldModel, plans } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { Sentence } from '../sentence/sentence.tsx'
import { useFields } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { isShare } from './later.ts'

interface Props {
  readonly clawback: plans.Clawback
  readonly object: string
  readonly pointer: string
}

const WHOLE = '1'
/** No field is called like this. */
const BY_FORMULA = '='

const onlyDays = (_: string, field: FieldModel) => isDay(field)

export function ClawbackSentence({ clawback: { date, lost }, object, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const title = words('Component', 'clawback').title
  const shares = useFields(object, isShare).map(({ value, label }) => ({
    value,
    label: t('clawback.share', { field: label }),
  }))
  const isNamed = lost === WHOLE || shares.some(({ value }) => value === lost)
  return (
    <>
      <Sentence pointer={pointer} says={isNamed ? ['date', 'lost'] : ['date']}>
        <span>{t('clawback.once')}</span>
        <PathSelect
          label={words('Clawback', 'date').title}
          object={object}
          value={date}
          isChoosable={onlyDays}
          onChange={(next) => next !== undefined && set(`${pointer}/date`, next, title)}
        />
        <span>{t('clawback.isFilled')}</span>
        <PickWord
          label={words('Clawback', 'lost').title}
          value={isNamed ? String(lost) : BY_FORMULA}
          choices={[
            { value: WHOLE, label: t('clawback.whole') },
            ...shares,
            { value: BY_FORMULA, label: t('clawback.formula') },
          ]}
          onChange={(next) => set(`${pointer}/lost`, next === BY_FORMULA ? '50%' : next, title)}
        />
        <span>{t('clawback.isTaken')}</span>
      </Sentence>
      {!isNamed && (
        <FormulaSetting definition="Clawback" property="lost" pointer={`${pointer}/lost`} value={lost} required />
      )}
    </>
  )
}
