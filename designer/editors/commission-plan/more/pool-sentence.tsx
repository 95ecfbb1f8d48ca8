/** One amount that several share: “It is shared by each team by itself, in equal parts”. */
import type { plans } from '@attain/engine/metadata'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { Sentence } from '../sentence/sentence.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly pool: plans.Pool
  readonly pointer: string
}

export function PoolSentence({ pool: { among = 'team', weight }, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const title = words('Component', 'pool').title
  return (
    <>
      <Sentence pointer={pointer} says={['among']}>
        <span>{t('pool.amount')}</span>
        <PickWord
          label={words('Pool', 'among').title}
          value={among}
          choices={(['team', 'plan'] as const).map((value) => ({ value, label: t(`pool.${value}`) }))}
          onChange={(next) => set(`${pointer}/among`, next, title)}
        />
        <PickWord
          label={words('Pool', 'weight').title}
          value={weight === undefined ? 'alike' : 'weight'}
          choices={(['alike', 'weight'] as const).map((value) => ({ value, label: t(`pool.${value}`) }))}
          onChange={(by) => set(`${pointer}/weight`, by === 'weight' ? '1' : undefined, title)}
        />
      </Sentence>
      {weight !== undefined && (
        <FormulaSetting definition="Pool" property="weight" pointer={`${pointer}/weight`} value={weight} required />
      )}
    </>
  )
}
