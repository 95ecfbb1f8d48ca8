/** How often a dashboard is sent, at which hour, and to whom. */
import type { SubscriptionBody, SubscriptionInput, Weekday } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { saveSubscription } from '../api/subscriptions.ts'
import { useApplication } from '../application/application.tsx'
import { PeopleSelect } from '../approvals/parts/people-select.tsx'
import { useSubscriptionTexts } from './texts.ts'
import { useDoing } from './use-subscriptions.ts'

interface Props {
  readonly dashboard: string
  /** What the page is narrowed down to, as its address has it. */
  readonly narrowed: string
  readonly timeZone: string
  /** The one that is changed; a new one without it. */
  readonly known?: SubscriptionBody
  readonly onDone: () => void
}

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const units = ['day', 'week', 'month'] as const

export function SubscriptionForm({ dashboard, narrowed, timeZone, known, onDone }: Props) {
  const { t } = useSubscriptionTexts()
  const { language, session, app } = useApplication()
  const { act, isBusy } = useDoing()
  const [every, setEvery] = useState<SubscriptionInput['every']>(known?.every ?? 'week')
  const [weekday, setWeekday] = useState<Weekday>(known?.weekday ?? 'monday')
  const [day, setDay] = useState(known?.day ?? 1)
  const [at, setAt] = useState(known?.at ?? '08:00')
  const [isForOthers, setForOthers] = useState(known !== undefined && !known.isOwn)
  const [people, setPeople] = useState<readonly string[]>(known?.isOwn ? [] : (known?.people.map(({ id }) => id) ?? []))
  const [roles, setRoles] = useState<readonly string[]>(known?.roles.map(({ name }) => name) ?? [])
  const [isAsNow, setAsNow] = useState(known === undefined || known.narrowed === narrowed)
  const [isTouched, setTouched] = useState(false)
  const isNobody = isForOthers && people.length === 0 && roles.length === 0
  const hasChoice = narrowed !== (known?.narrowed ?? '')
  const save = async () => {
    setTouched(true)
    if (isNobody || at === '') return
    const body: SubscriptionInput = {
      ...{ dashboard, every, at },
      narrowed: isAsNow ? narrowed : (known?.narrowed ?? ''),
      ...(every === 'week' && { weekday }),
      ...(every === 'month' && { day }),
      ...(isForOthers && { people: [...people], roles: [...roles] }),
    }
    if (await act(() => saveSubscription(known?.id, body), t('saved'))) onDone()
  }
  return (
    <Form layout="vertical" className="subscription-form" onFinish={() => void save()}>
      <Form.Item label={t('every')}>
        <Segmented
          value={every}
          onChange={setEvery}
          options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
      </Form.Item>
      <div className="subscription-times">
        {every === 'week' && (
          <Form.Item label={t('weekday')} htmlFor="subscription-weekday">
            <Select<Weekday>
              id="subscription-weekday"
              value={weekday}
              onChange={setWeekday}
              options={weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
            />
          </Form.Item>
        )}
        {every === 'month' && (
          <Form.Item label={t('day')} htmlFor="subscription-day" {...(day > 28 && { extra: t('dayHint') })}>
            <InputNumber
              id="subscription-day"
              min={1}
              max={31}
              precision={0}
              value={day}
              onChange={(next) => setDay(next ?? 1)}
            />
          </Form.Item>
        )}
        <Form.Item label={t('at')} htmlFor="subscription-at" extra={t('inZone', { zone: timeZone })}>
          <Input
            id="subscription-at"
            type="time"
            required
            value={at}
            onChange={(event) => setAt(event.target.value.slice(0, 5))}
          />
        </Form.Item>
      </div>
      {session.administrator && (
        <Form.Item label={t('for')}>
          <Segmented
            value={isForOthers}
            onChange={setForOthers}
            options={[
              { value: false, label: t('forMe') },
              { value: true, label: t('forOthers') },
            ]}
          />
        </Form.Item>
      )}
      {isForOthers && (
        <>
          <Form.Item label={t('roles')} htmlFor="subscription-roles">
            <Select<string[]>
              id="subscription-roles"
              mode="multiple"
              optionFilterProp="label"
              value={[...roles]}
              onChange={setRoles}
              options={app.roles.map(({ name, label }) => ({ value: name, label: textIn(label, language) }))}
            />
          </Form.Item>
          <Form.Item
            label={t('people')}
            htmlFor="subscription-people"
            {...(isTouched && isNobody && { validateStatus: 'error' as const, help: t('nobody') })}
          >
            <PeopleSelect id="subscription-people" several value={people} onChange={setPeople} />
          </Form.Item>
        </>
      )}
      {hasChoice && (
        <Form.Item>
          <Checkbox checked={isAsNow} onChange={(event) => setAsNow(event.target.checked)}>
            {t('asNow')}
          </Checkbox>
        </Form.Item>
      )}
      <div className="subscription-buttons">
        {known && <Button onClick={onDone}>{t('cancel')}</Button>}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t(known || isForOthers ? 'save' : 'add')}
        </Button>
      </div>
    </Form>
  )
}
