/** Whoever has the territory that a record lies in: which territories, who has them, and what has to be the same. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { Button } from 'antd'
import { isDay, isPerson } from '../../../names/field-fit.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { usePlan } from '../plan-context.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { useFields } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { onTerritory, territoriesOf } from './begin-rule.ts'
import { useObjectChoices } from './measure-part.tsx'

type ToTerritory = Extract<plans.Crediting, { readonly rule: 'territory' }>

interface Props {
  readonly rule: ToTerritory
  readonly object: string
  readonly onChange: (rule: plans.Crediting) => void
}

const MOST = 10
/** No field is called like this. */
const NONE = ''

export function TerritoryWords({ rule, object, onChange }: Props) {
  const { t } = useTexts()
  const { bundle, words } = usePlan()
  const objects = useObjectChoices(territoriesOf(bundle, object))
  const people = useFields(rule.object, isPerson)
  const days = [{ value: NONE, label: t('territory.always') }, ...useFields(rule.object, isDay)]
  const fields = useFields(rule.object, () => true)
  const title = (property: string) => words('ToTerritory', property).title
  const matched = (index: number, next: Partial<plans.Criterion>) =>
    onChange({ ...rule, match: rule.match.map((one, at) => (at === index ? { ...one, ...next } : one)) })
  return (
    <span className="plan-territory">
      <PickWord
        label={title('object')}
        value={rule.object}
        choices={objects}
        onChange={(next) => onChange(onTerritory(bundle, object, next))}
      />
      <span>{t('territory.person')}</span>
      <PickWord
        label={title('person')}
        value={rule.person}
        choices={people}
        onChange={(person) => onChange({ ...rule, person })}
      />
      {(['from', 'to'] as const).map((end) => (
        <span key={end} className="plan-word">
          <span>{t(`territory.${end}`)}</span>
          <PickWord
            label={title(end)}
            value={rule[end] ?? NONE}
            choices={days}
            onChange={(next) => {
              const { [end]: _, ...rest } = rule
              onChange(next === NONE ? rest : { ...rest, [end]: next })
            }}
          />
        </span>
      ))}
      {rule.match.map((criterion, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told apart by their place alone
        <span key={index} className="plan-word">
          <span>{t(index === 0 ? 'territory.where' : 'territory.and')}</span>
          <PathSelect
            label={`${words('Criterion', 'field').title} ${index + 1}`}
            object={object}
            value={criterion.field}
            onChange={(field) => field !== undefined && matched(index, { field })}
          />
          <span>{t('territory.is')}</span>
          <PickWord
            label={`${words('Criterion', 'with').title} ${index + 1}`}
            value={criterion.with}
            choices={fields}
            onChange={(field) => matched(index, { with: field })}
          />
          {rule.match.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('territory.remove', { number: index + 1 })}
              onClick={() => onChange({ ...rule, match: rule.match.toSpliced(index, 1) })}
            />
          )}
        </span>
      ))}
      {rule.match.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange({ ...rule, match: [...rule.match, ...rule.match.slice(-1)] })}
        >
          {t('territory.add')}
        </Button>
      )}
    </span>
  )
}
