/** What decides the grade, whatever the points. */
import { PlusOutlined } from '@ant-design/icons'
import type { scorecards } from '@attain/engine/metadata'
import { Button } from 'antd'
import { Field } from '../../settings/field.tsx'
import { freeName } from '../../settings/free-name.ts'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { PlainSelect } from '../../settings/plain-select.tsx'
import { WordsField } from '../../settings/words-field.tsx'
import { Entries } from '../parts/entries.tsx'
import { useKpis, useOwn } from '../parts/use-kpis.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

type When = scorecards.VetoWhen

const MOST = 20

const signs = { below: '<', atMost: '≤', atLeast: '≥', above: '>' } as const

export function VetoList() {
  const { t } = useTexts()
  const { scorecard, words, set } = useScorecard()
  const [kpis, items, grades] = [useKpis(), useOwn('items'), useOwn('grades')]
  const { vetoes = [] } = scorecard
  const nameIn = (list: readonly { readonly value: string; readonly label: string }[], name: string) =>
    list.find(({ value }) => value === name)?.label ?? name
  const said = ({ when, grade, coefficient = 0 }: scorecards.Veto) => {
    const condition =
      when.of === 'manual'
        ? t('vetoManual')
        : t('vetoWhen', {
            what: when.of === 'kpi' ? nameIn(kpis, when.kpi) : nameIn(items, when.item),
            is: signs[when.is],
            value: when.value,
          })
    return t('vetoSaid', {
      condition,
      grade: nameIn(grades, grade ?? scorecard.grades.at(-1)?.name ?? ''),
      coefficient,
    })
  }
  return (
    <Entries list="vetoes" said={said} body={(veto, pointer) => <VetoBody veto={veto} pointer={pointer} />}>
      {vetoes.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() =>
            set(
              '/vetoes',
              [
                ...vetoes,
                {
                  name: freeName('red_line', vetoes),
                  label: { en: 'Red line', 'zh-CN': '红线' },
                  when: { of: 'manual' },
                },
              ],
              words('', 'vetoes').title,
            )
          }
        >
          {t('addVeto')}
        </Button>
      )}
    </Entries>
  )
}

function VetoBody({ veto, pointer }: { readonly veto: scorecards.Veto; readonly pointer: string }) {
  const { t } = useTexts()
  const { scorecard, bundle, words, set } = useScorecard()
  const [kpis, items, grades] = [useKpis(), useOwn('items'), useOwn('grades')]
  const { when } = veto
  const place = (property: string) => ({ definition: 'Veto', property, pointer: `${pointer}/${property}` })
  const ofWhen = (property: string) => ({
    definition: when.of === 'item' ? 'VetoByItem' : 'VetoByKpi',
    property,
    pointer: `${pointer}/when/${property}`,
  })
  const begin = (of: When['of']): When => {
    const bound = { is: 'below', value: 60 } as const
    if (of === 'kpi') return { of, kpi: [...bundle.kpis.keys()][0] ?? '', ...bound }
    if (of === 'item') return { of, item: scorecard.items[0]?.name ?? '', ...bound }
    return { of }
  }
  const kinds: readonly When['of'][] = kpis.length === 0 ? ['manual', 'item'] : ['manual', 'kpi', 'item']
  return (
    <>
      <WordsField {...place('label')} value={veto.label} required />
      <WordsField {...place('description')} value={veto.description} long />
      <div className="setting-fields">
        <Field {...place('when')} pointer={`${pointer}/when/of`}>
          {(id) => (
            <PlainSelect
              id={id}
              value={when.of}
              options={kinds.map((value) => ({ value, label: t(`veto_${value}`) }))}
              onChange={(of) => set(`${pointer}/when`, begin(of), words('Veto', 'when').title)}
            />
          )}
        </Field>
        {when.of === 'kpi' && <ChoiceField {...ofWhen('kpi')} value={when.kpi} choices={kpis} usual="" />}
        {when.of === 'item' && <ChoiceField {...ofWhen('item')} value={when.item} choices={items} usual="" />}
        {when.of !== 'manual' && (
          <>
            <ChoiceField {...ofWhen('is')} value={when.is} usual="" />
            <DecimalField {...ofWhen('value')} value={when.value} required />
          </>
        )}
      </div>
      <div className="setting-fields">
        <ChoiceField {...place('grade')} value={veto.grade} choices={grades} placeholder={grades.at(-1)?.label ?? ''} />
        <DecimalField {...place('coefficient')} value={veto.coefficient} placeholder="0" />
      </div>
    </>
  )
}
