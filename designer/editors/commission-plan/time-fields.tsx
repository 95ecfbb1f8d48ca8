/** When a plan is in force, how often it is paid, and in what. */
import type { FieldModel } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useCurrencies } from '../../schema-form/pickers/use-currencies.ts'
import { Field } from '../settings/field.tsx'
import { PathField } from '../settings/more-fields.tsx'
import { ChoiceField } from '../settings/pick-fields.tsx'
import { usePlan } from './plan-context.tsx'
import { useTexts } from './texts.ts'

/** What may hold the code of a currency. */
const isCode = ({ type }: FieldModel) => type === 'text' || type === 'select'

export default function TimeFields() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan, bundle, currency, words, set } = usePlan()
  const currencies = useCurrencies()
  const place = (property: string) => ({ definition: '', property, pointer: `/${property}` })
  const calendars = [...bundle.calendars.values()].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  return (
    <div className="setting-fields">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} {...place(end)}>
          {(id, isBad) => (
            <DatePicker
              id={id}
              className="pick"
              status={isBad ? 'error' : ''}
              allowClear={end === 'to'}
              placeholder={end === 'to' ? t('open') : ''}
              value={plan[end] === undefined ? null : dayjs(plan[end])}
              onChange={(day) => set(`/${end}`, day?.format('YYYY-MM-DD'), words('', end).title)}
            />
          )}
        </Field>
      ))}
      <ChoiceField {...place('every')} value={plan.every} usual="month" />
      {(calendars.length > 0 || plan.calendar !== undefined) && (
        <ChoiceField
          {...place('calendar')}
          value={plan.calendar}
          placeholder={t('standardCalendar')}
          choices={calendars}
        />
      )}
      <ChoiceField {...place('currency')} value={plan.currency} placeholder={currency} choices={currencies} />
      <PathField {...place('payIn')} value={plan.payIn} isChoosable={isCode} placeholder={t('inPlanCurrency')} />
    </div>
  )
}
