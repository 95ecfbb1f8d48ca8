/** What is supposed of people one by one: a quota or a rate of their own, or that they are not on the plan. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { SimulationStart, SupposedAssignment } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Input, Select } from 'antd'
import { useApplication } from '../application/application.tsx'
import { useSimulationTexts } from './texts.ts'

interface AssignmentsProps {
  readonly start: SimulationStart
  readonly value: readonly SupposedAssignment[]
  readonly onChange: (value: readonly SupposedAssignment[]) => void
}

type What = 'rate' | 'quota' | 'targetIncentive' | 'excluded'
const whats: readonly What[] = ['rate', 'quota', 'targetIncentive', 'excluded']

export function Assignments({ start, value, onChange }: AssignmentsProps) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const components = start.document.components.map(({ name, label }) => ({
    value: name,
    label: textIn(label, language),
  }))
  const first = components[0]?.value
  const set = (at: number, next: SupposedAssignment) => onChange(value.map((one, index) => (index === at ? next : one)))
  const fresh = (person: string, what: What): SupposedAssignment => ({
    person,
    ...(what === 'excluded' && { excluded: true }),
    ...(what === 'targetIncentive' && { targetIncentive: '0' }),
    ...((what === 'rate' || what === 'quota') && first !== undefined && { component: first, [what]: '0' }),
  })
  return (
    <div className="simulation-people">
      {value.map((one, index) => {
        const what = whatOf(one)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
          <div key={index} className="simulation-person">
            <Select
              aria-label={t('people.person')}
              placeholder={t('people.person')}
              showSearch={{ optionFilterProp: 'label' }}
              value={one.person === '' ? null : one.person}
              options={start.people.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(person) => set(index, { ...one, person })}
            />
            <Select
              aria-label={t('people.what')}
              value={what}
              options={whats.map((name) => ({ value: name, label: t(`people.${name}`) }))}
              onChange={(next) => set(index, fresh(one.person, next))}
            />
            {one.component !== undefined && (
              <Select
                aria-label={t('people.component')}
                value={one.component}
                options={components}
                onChange={(component) => set(index, { ...one, component })}
              />
            )}
            {what !== 'excluded' && (
              <Input
                aria-label={t(`people.${what}`)}
                inputMode="decimal"
                suffix={what === 'rate' ? '%' : start.currency}
                value={one[what] ?? ''}
                onChange={({ target }) => set(index, { ...one, [what]: target.value.trim() })}
              />
            )}
            <Button
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('people.remove')}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      <span>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...value, fresh('', 'rate')])}>
          {t('people.add')}
        </Button>
      </span>
    </div>
  )
}

function whatOf(one: SupposedAssignment): What {
  return whats.find((what) => one[what] !== undefined) ?? 'rate'
}
