/** What is asked of people who are new, or were not there all the time. */
import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { PartInput } from '../settings/part-input.tsx'
import { ChoiceField } from '../settings/pick-fields.tsx'
import { useTarget } from './target-context.tsx'
import { useTexts } from './texts.ts'

/** The months that a ramp begins with, and how many it may have. */
const usualRamp = [0, 25, 50, 75]
const MOST = 36

export function RampSettings() {
  const { t } = useTexts()
  const { target, words, set } = useTarget()
  const { ramp } = target
  const { title } = words('', 'ramp')
  const setPercents = (percents: readonly number[]) => set('/ramp/percents', percents, title)
  return (
    <>
      <OnOff part="ramp" isOn={ramp !== undefined} on={{ percents: usualRamp }} />
      {ramp !== undefined && (
        <>
          <div className="target-ramp">
            {ramp.percents.map((percent, index) => (
              <PartInput
                // biome-ignore lint/suspicious/noArrayIndexKey: months have no other name than their number
                key={index}
                name={t('month', { number: index + 1 })}
                label={t('percentOf', { number: index + 1 })}
                value={percent}
                onChange={(next) =>
                  next !== undefined && setPercents(ramp.percents.with(index, Math.min(100, Math.max(0, Number(next)))))
                }
              />
            ))}
            <span>
              {ramp.percents.length < MOST && (
                <Button
                  icon={<PlusOutlined />}
                  aria-label={t('addMonth')}
                  title={t('addMonth')}
                  onClick={() => setPercents([...ramp.percents, ramp.percents.at(-1) ?? 100])}
                />
              )}
              {ramp.percents.length > 1 && (
                <Button
                  icon={<MinusOutlined />}
                  aria-label={t('removeMonth')}
                  title={t('removeMonth')}
                  onClick={() => setPercents(ramp.percents.slice(0, -1))}
                />
              )}
            </span>
          </div>
          <div className="setting-fields">
            <ChoiceField definition="Ramp" property="from" pointer="/ramp/from" value={ramp.from} usual="hireMonth" />
          </div>
        </>
      )}
    </>
  )
}

export function ProrateSettings() {
  const { target } = useTarget()
  const { prorate } = target
  const place = (property: string) => ({ definition: 'Prorate', property, pointer: `/prorate/${property}` })
  return (
    <>
      <OnOff part="prorate" isOn={prorate !== undefined} on={{ by: 'days' }} />
      {prorate !== undefined && (
        <div className="setting-fields">
          <ChoiceField {...place('by')} value={prorate.by ?? 'days'} usual="" />
          <ChoiceField {...place('startDay')} value={prorate.startDay} usual="counted" />
        </div>
      )}
    </>
  )
}

interface OnOffProps {
  readonly part: 'ramp' | 'prorate'
  readonly isOn: boolean
  /** What it is switched on with. */
  readonly on: object
}

function OnOff({ part, isOn, on }: OnOffProps) {
  const { t } = useTexts()
  const { target, words, set } = useTarget()
  const hasPeople = target.levels.some(({ by }) => by === 'person')
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is one
    <label className="target-switch">
      <Switch
        checked={isOn}
        disabled={!isOn && !hasPeople}
        onChange={(next) => set(`/${part}`, next ? on : undefined, words('', part).title)}
      />
      <span>{t(hasPeople || isOn ? `on_${part}` : 'onlyPeople')}</span>
    </label>
  )
}
