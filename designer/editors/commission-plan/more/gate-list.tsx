/** What has to be true for a component to pay in full, each with what is paid otherwise. */
import { PlusOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Select } from 'antd'
import { insertEntry } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { Setting } from '../../../names/setting.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { json } from '../../object/object-document.ts'
import { Entries } from '../../settings/entries.tsx'
import { WholeField } from '../../settings/more-fields.tsx'
import { DecimalField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { beginGate } from './begin-gate.ts'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

type Otherwise = plans.Otherwise['pays']
const MOST = 20

export function GateList({ component, pointer }: Props) {
  const { t } = useTexts()
  const draft = useDraft()
  const [language] = useLanguage()
  const { plan, identity, words } = usePlan()
  const gates = component.gates ?? []
  const labelOf = ({ label, name }: plans.Gate) => textIn(label, language) || name
  return (
    <Entries
      list={pointer.slice(1)}
      label={words('Component', 'gates').title}
      entries={gates}
      labelOf={labelOf}
      said={({ when, otherwise }) =>
        `${typeof when === 'string' ? when : t('gate.formula')} · ${t(`gate.${otherwise?.pays ?? 'nothing'}`)}`
      }
      body={(gate, place) => <GateBody gate={gate} pointer={place} />}
    >
      {gates.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            const gate = beginGate({ plan, component })
            draft.run(insertEntry(identity, pointer, gates.length, json(gate), gate.label.en))
          }}
        >
          {t('gate.add')}
        </Button>
      )}
    </Entries>
  )
}

function GateBody({ gate, pointer }: { readonly gate: plans.Gate; readonly pointer: string }) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const { otherwise = { pays: 'nothing' } } = gate
  const place = `${pointer}/otherwise`
  const title = words('Gate', 'otherwise').title
  const begin = (pays: Otherwise): plans.Otherwise | undefined => {
    switch (pays) {
      case 'nothing':
        return undefined
      case 'percent':
        return { pays, percent: 50 }
      case 'tiersBelow':
        return { pays, tier: 2 }
      default:
        return pays satisfies never
    }
  }
  return (
    <>
      <WordsInput
        id={`${pointer}-label`}
        label={words('Gate', 'label').title}
        value={gate.label}
        required
        onChange={(next) => set(`${pointer}/label`, next, words('Gate', 'label').title)}
      />
      <FormulaSetting definition="Gate" property="when" pointer={`${pointer}/when`} value={gate.when} required />
      <div className="setting-fields">
        <Setting words={words('Gate', 'otherwise')} id={`${place}-pays`}>
          <Select<Otherwise>
            id={`${place}-pays`}
            className="pick"
            value={otherwise.pays}
            options={(['nothing', 'percent', 'tiersBelow'] as const).map((value) => ({
              value,
              label: t(`gate.${value}`),
            }))}
            onChange={(pays) => set(place, begin(pays), title)}
          />
        </Setting>
        {otherwise.pays === 'percent' && (
          <DecimalField
            definition="PaysPercent"
            property="percent"
            pointer={`${place}/percent`}
            value={otherwise.percent}
            suffix="%"
            required
          />
        )}
        {otherwise.pays === 'tiersBelow' && (
          <WholeField
            definition="PaysTiersBelow"
            property="tier"
            pointer={`${place}/tier`}
            value={otherwise.tier}
            usual={2}
            min={1}
            max={200}
          />
        )}
      </div>
    </>
  )
}
