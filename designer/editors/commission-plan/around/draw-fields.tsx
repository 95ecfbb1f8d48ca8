/** What is paid in any case: an advance or a guarantee, for how long, and how it comes back. */
import type { plans } from '@attain/engine/metadata'
import { WholeField } from '../../settings/more-fields.tsx'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { DrawMelting } from './draw-melting.tsx'

interface Props {
  readonly draw: plans.Draw
  readonly pointer: string
}

export function DrawFields({ draw, pointer }: Props) {
  const { t } = useTexts()
  const { kind, amount, most, recovers, periods, percents } = draw
  const place = (property: string) => ({ definition: 'Draw', property, pointer: `${pointer}/${property}` })
  return (
    <>
      <ChoiceField {...place('kind')} value={kind} required />
      <FormulaSetting {...place('amount')} value={amount} required />
      <div className="setting-fields">
        {percents === undefined && <WholeField {...place('periods')} value={periods} usual={0} min={1} max={120} />}
        {kind === 'recoverable' && (
          <>
            <DecimalField {...place('most')} value={most} placeholder={t('draw.noLimit')} />
            <DecimalField {...place('recovers')} value={recovers} placeholder="100" suffix="%" />
          </>
        )}
      </div>
      <DrawMelting draw={draw} pointer={pointer} />
    </>
  )
}
