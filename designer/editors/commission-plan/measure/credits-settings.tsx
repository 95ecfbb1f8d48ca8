/** Which records count, by which day, and what each is worth. */
import type { plans } from '@attain/engine/metadata'
import { Segmented } from 'antd'
import { isDay } from '../../../names/field-fit.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { Field } from '../../settings/field.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { CreditingList } from './crediting-list.tsx'
import { amountsOf, guessCredits, objectsOf } from './guess.ts'
import { useObjectChoices } from './measure-part.tsx'
import { OtherMeasures } from './other-measures.tsx'

interface Props {
  readonly credits: plans.Credits
  readonly pointer: string
}

export function CreditsSettings({ credits, pointer }: Props) {
  const { t } = useTexts()
  const { bundle, words, set } = usePlan()
  const { object, when, date, amount, others } = credits
  const objects = useObjectChoices(objectsOf(bundle))
  const place = (property: string) => ({ definition: 'Credits', property, pointer: `${pointer}/${property}` })
  const title = (property: string) => words('Credits', property).title
  return (
    <>
      <div className="setting-fields">
        <ChoiceField
          {...place('object')}
          value={object}
          required
          choices={objects}
          onSet={(next) => {
            const begun = next === undefined ? undefined : guessCredits(bundle, next)
            if (begun !== undefined && next !== object) set(pointer, begun, title('object'))
          }}
        />
        <Field {...place('date')}>
          {(id, isBad) => (
            <PathSelect
              id={id}
              object={object}
              value={date}
              status={isBad ? 'error' : ''}
              isChoosable={(_, field) => isDay(field)}
              onChange={(next) => next !== undefined && set(`${pointer}/date`, next, title('date'))}
            />
          )}
        </Field>
      </div>
      <FormulaSetting definition="Credits" property="when" pointer={`${pointer}/when`} value={when} />
      <Segmented<'amount' | 'count'>
        aria-label={title('amount')}
        value={amount === undefined ? 'count' : 'amount'}
        options={(['amount', 'count'] as const).map((value) => ({ value, label: t(`credits.${value}`) }))}
        onChange={(by) =>
          set(
            `${pointer}/amount`,
            by === 'count' ? undefined : (amountsOf(bundle, object)[0]?.name ?? '1'),
            title('amount'),
          )
        }
      />
      {amount !== undefined && (
        <FormulaSetting definition="Credits" property="amount" pointer={`${pointer}/amount`} value={amount} required />
      )}
      <CreditingList credits={credits} pointer={pointer} />
      <details className="plan-fine" open={others !== undefined || undefined}>
        <summary>{title('others')}</summary>
        <OtherMeasures credits={credits} pointer={`${pointer}/others`} />
      </details>
    </>
  )
}
