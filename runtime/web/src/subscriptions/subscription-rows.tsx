/** What is sent when and to whom, and what can be done about it. */
import { DeleteOutlined, EditOutlined, SendOutlined } from '@ant-design/icons'
import type { SubscriptionBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Popconfirm } from 'antd'
import { endSubscription, sendSubscription } from '../api/subscriptions.ts'
import { useApplication } from '../application/application.tsx'
import { useSubscriptionTexts } from './texts.ts'
import { useDoing } from './use-subscriptions.ts'
import './subscriptions.css'

interface Props {
  readonly items: readonly SubscriptionBody[]
  /** Where several dashboards are listed. */
  readonly isNamed?: boolean
  readonly maySend?: boolean
  readonly onChange?: (subscription: SubscriptionBody) => void
}

export function SubscriptionRows({ items, isNamed = false, maySend = true, onChange }: Props) {
  const { t } = useSubscriptionTexts()
  const { language } = useApplication()
  const { act, isBusy } = useDoing()
  const moment = (at: string, timeZone: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))
  return (
    <ul className="subscriptions">
      {items.map((one) => {
        const who = [...one.roles.map(({ label }) => textIn(label, language)), ...one.people.map(({ name }) => name)]
        const words = whenOf(one, t)
        return (
          <li key={one.id}>
            <div>
              {isNamed && <strong>{textIn(one.label, language)}</strong>}
              <span className={isNamed ? undefined : 'subscription-when'}>
                {words}
                {one.narrowed !== '' && <em> · {t('narrowed')}</em>}
              </span>
              {!one.isOwn && who.length > 0 && (
                <small>
                  {t('to', { who: who.join(language === 'en' ? ', ' : '、') })}
                  {one.ended > 0 && ` · ${t('endedBy', { count: one.ended })}`}
                </small>
              )}
              {!one.isOwn && who.join() !== one.by && <small>{t('from', { by: one.by })}</small>}
              <small>
                {t('next', { at: moment(one.next, one.timeZone) })}
                {one.sentAt && ` · ${t('last', { at: moment(one.sentAt, one.timeZone) })}`}
              </small>
            </div>
            <span className="subscription-tools">
              {maySend && (
                <Button
                  type="text"
                  icon={<SendOutlined aria-hidden />}
                  aria-label={t('sendNow')}
                  title={t('sendNow')}
                  disabled={isBusy}
                  onClick={() => void act(() => sendSubscription(one.id), t('sent'))}
                />
              )}
              {onChange && one.mayChange && (
                <Button
                  type="text"
                  icon={<EditOutlined aria-hidden />}
                  aria-label={t('change')}
                  title={t('change')}
                  onClick={() => onChange(one)}
                />
              )}
              <Popconfirm
                title={t(one.mayChange && !one.isOwn ? 'endAsk' : 'endAskOwn')}
                okText={t('end')}
                cancelText={t('cancel')}
                onConfirm={() => void act(() => endSubscription(one.id), t('ended'))}
              >
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('end')}
                  title={t('end')}
                  disabled={isBusy}
                />
              </Popconfirm>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

type Texts = ReturnType<typeof useSubscriptionTexts>['t']

/** "Every Monday at 08:00" */
function whenOf({ every, weekday = 'monday', day = 1, at }: SubscriptionBody, t: Texts): string {
  switch (every) {
    case 'day':
      return t('everyDay', { at })
    case 'week':
      return t('everyWeek', { at, weekday: t(`weekdays.${weekday}`) })
    case 'month':
      return t('everyMonth', { at, day })
  }
}
