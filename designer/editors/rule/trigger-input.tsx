/** What begins a rule: a choice, and what has to be said besides. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { Setting } from '../../names/setting.tsx'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { DurationInput } from '../automation/duration-input.tsx'
import { PartForm } from '../automation/part-form.tsx'
import { useRule } from './rule-context.tsx'
import {
  beginTrigger,
  partsAsked,
  type Trigger,
  type TriggerType,
  triggerParts,
  triggerTypes,
} from './rule-document.ts'

export function TriggerInput() {
  const { t } = useTranslation()
  const { identity, rule, bundle, problems, set } = useRule()
  const words = useSchemaWords('rule')
  const { on, object } = rule
  const own = problemsBelow(problems, '/on')
  const properties = partsAsked(on, object, bundle) as (keyof Trigger)[]
  return (
    <>
      <Setting words={words('', 'on')} id="rule-on" problems={own.filter(({ pointer }) => pointer === '')}>
        <Select<TriggerType>
          id="rule-on"
          className="pick"
          value={on.type}
          options={triggerTypes.map((type) => ({
            value: type,
            label: t(`rule.on_${type}`),
            disabled: beginTrigger(type, object, bundle) === undefined,
          }))}
          onChange={(type) => {
            const next = beginTrigger(type, object, bundle)
            if (next !== undefined) set('on', next)
          }}
        />
      </Setting>
      {properties.length > 0 && (
        <PartForm<Trigger>
          key={on.type}
          kind="rule"
          identity={identity}
          definition={triggerParts[on.type].definition}
          properties={properties}
          value={on}
          pointer="/on"
          problems={own}
          onChange={(next) => set('on', next)}
        />
      )}
      {on.type === 'date' && (
        <Setting words={words('DateReached', 'offset')} problems={problemsBelow(own, '/offset')}>
          <DurationInput
            label={words('DateReached', 'offset').title}
            value={on.offset}
            onChange={(offset) => {
              const { offset: _, ...rest } = on
              set('on', offset === undefined ? rest : { ...rest, offset })
            }}
          />
        </Setting>
      )}
    </>
  )
}
