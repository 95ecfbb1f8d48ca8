/** When somebody is told that a target is not being reached: each alert as a sentence that opens to its settings. */
import { PlusOutlined } from '@ant-design/icons'
import type { targets } from '@attain/engine/metadata'
import { Button, Dropdown, Input, Select } from 'antd'
import { useRoles } from '../../../names/role-select.tsx'
import { Entries } from '../../settings/entries.tsx'
import { Field } from '../../settings/field.tsx'
import { freeName } from '../../settings/free-name.ts'
import { SeveralField } from '../../settings/more-fields.tsx'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { keyOfLevel } from '../levels/key-of-level.ts'
import { useLevels } from '../levels/use-levels.ts'
import { useTarget } from '../target-context.tsx'
import { useTexts } from '../texts.ts'
import { sayAlert } from '../words/say-alert.ts'
import { useNames } from '../words/use-names.ts'

type Alert = targets.Alert

const MOST = 10
const kinds = ['pace', 'forecast'] as const

export function AlertList() {
  const { t } = useTexts()
  const { target, words, set } = useTarget()
  const names = useNames()
  const alerts = target.alerts ?? []
  return (
    <Entries
      list="alerts"
      entries={alerts}
      labelOf={({ when }) => t(`alert_${when}`)}
      said={(alert) => sayAlert(alert, target, names, t)}
      body={(alert, pointer) => <AlertBody alert={alert} pointer={pointer} />}
    >
      {alerts.length < MOST && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: kinds.map((key) => ({ key, label: t(`alert_${key}`) })),
            onClick: ({ key }) =>
              set('/alerts', [...alerts, beginAlert(key as Alert['when'], alerts)], words('', 'alerts').title),
          }}
        >
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />}>
            {t('addAlert')}
          </Button>
        </Dropdown>
      )}
    </Entries>
  )
}

function beginAlert(when: Alert['when'], alerts: readonly Alert[]): Alert {
  return { name: freeName(when === 'pace' ? 'behind' : 'at_risk', alerts), when, tell: ['own', 'manager'] }
}

function AlertBody({ alert, pointer }: { readonly alert: Alert; readonly pointer: string }) {
  const { t } = useTexts()
  const { target, words, choices, set } = useTarget()
  const { labelOf } = useLevels()
  const place = (property: string) => ({ definition: 'Alert', property, pointer: `${pointer}/${property}` })
  const last = target.levels.at(-1)
  const { total = 'year', every = 'month' } = target.periods ?? {}
  const repeat = alert.repeat ?? 'week'
  const number = (property: 'below' | 'after', usual: string) => (
    <DecimalField
      {...place(property)}
      value={alert[property]}
      placeholder={usual}
      suffix="%"
      onSet={(value) =>
        set(`${pointer}/${property}`, value === undefined ? undefined : Number(value), words('Alert', property).title)
      }
    />
  )
  return (
    <>
      <div className="setting-fields">
        <ChoiceField {...place('when')} value={alert.when} usual="" />
        {number('below', '90')}
        {number('after', '25')}
        <ChoiceField
          {...place('of')}
          value={alert.of}
          usual={last === undefined ? 'company' : keyOfLevel(last)}
          choices={target.levels.map((level) => ({ value: keyOfLevel(level), label: labelOf(level) }))}
        />
        {(total !== every || alert.period !== undefined) && (
          <ChoiceField {...place('period')} value={alert.period} usual="every" />
        )}
      </div>
      <div className="setting-fields">
        <Field {...place('tell')}>
          {(id, isBad) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              className="pick"
              status={isBad ? 'error' : ''}
              value={[...(alert.tell ?? ['own'])]}
              options={[...choices('Alert', 'tell')]}
              onChange={(next) => set(`${pointer}/tell`, next, words('Alert', 'tell').title)}
            />
          )}
        </Field>
        <SeveralField {...place('roles')} value={alert.roles} choices={useRoles()} placeholder={t('nobodyElse')} />
        <Field {...place('robot')}>
          {(id, isBad) => (
            <Input
              id={id}
              status={isBad ? 'error' : ''}
              maxLength={100}
              placeholder={t('noRobot')}
              value={alert.robot ?? ''}
              onChange={({ target: { value } }) =>
                set(`${pointer}/robot`, value === '' ? undefined : value, words('Alert', 'robot').title)
              }
            />
          )}
        </Field>
      </div>
      <div className="setting-fields">
        <ChoiceField {...place('repeat')} value={alert.repeat} usual="week" />
        {repeat === 'week' && <ChoiceField {...place('weekday')} value={alert.weekday} usual="monday" />}
        <Field {...place('at')}>
          {(id, isBad) => (
            <Input
              id={id}
              type="time"
              status={isBad ? 'error' : ''}
              value={alert.at ?? '08:00'}
              onChange={({ target: { value } }) => {
                // what is being typed is none yet
                if (value !== '')
                  set(`${pointer}/at`, value === '08:00' ? undefined : value, words('Alert', 'at').title)
              }}
            />
          )}
        </Field>
      </div>
    </>
  )
}
