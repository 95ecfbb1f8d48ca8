/** Factors on a component or on the whole plan, one after another. */
import { PlusOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { insertEntry } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { json } from '../../object/object-document.ts'
import { Entries } from '../../settings/entries.tsx'
import { usePlan } from '../plan-context.tsx'
import { isInPercent } from '../rates/mode.ts'
import { useTexts } from '../texts.ts'
import { beginMultiplier } from './begin-multiplier.ts'
import { MultiplierBody } from './multiplier-body.tsx'

interface Props {
  readonly multipliers: readonly plans.Multiplier[]
  /** Whose they are; without one they are the plan's. */
  readonly component?: plans.Component
  readonly pointer: string
}

const MOST = 20
/** Steps that a line of words has room for. */
const SAID = 4

export function MultiplierList({ multipliers, component, pointer }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const { identity, words } = usePlan()
  return (
    <Entries
      list={pointer.slice(1)}
      label={words(component === undefined ? '' : 'Component', 'multipliers').title}
      entries={multipliers}
      labelOf={({ label, name }) => textIn(label, language) || name}
      said={({ factor, table }) =>
        table === undefined
          ? `× ${typeof factor === 'string' || typeof factor === 'number' ? factor : t('pays.formula')}`
          : sayTable(table)
      }
      body={(multiplier, place) => (
        <MultiplierBody multiplier={multiplier} {...(component && { component })} pointer={place} />
      )}
    >
      {multipliers.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            const begun = beginMultiplier(multipliers)
            draft.run(insertEntry(identity, pointer, multipliers.length, json(begun), begun.label.en))
          }}
        >
          {t('multiplier.add')}
        </Button>
      )}
    </Entries>
  )
}

/** “0% → 90%, 100% → 100%”. */
function sayTable({ key, steps }: plans.FactorTable): string {
  const unit = isInPercent(key) ? '%' : ''
  const said = steps.slice(0, SAID).map(({ from, percent }) => `${from}${unit} → ${percent}%`)
  return [said.join(', '), ...(steps.length > SAID ? ['…'] : [])].join(' ')
}
