/** Where people come from, several in their order. What is not said to the end yet stays here until it is. */

import { PlusOutlined } from '@ant-design/icons'
import type { PeopleSource } from '@attain/engine/metadata'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../../check/use-checks.ts'
import { useAutomationPlace } from '../../../names/automation-place.ts'
import { EntryList } from '../../../names/entry-list.tsx'
import { useTentative } from '../../../parts/use-tentative.ts'
import type { PartProps } from '../part.ts'
import { useNames } from '../words/names.ts'
import { saySource } from '../words/say-people.ts'
import { beginSource, isComplete } from './new-source.ts'
import { SourceInput } from './source-row.tsx'
import '../automation.css'

const MOST = 20

interface SourceListProps extends Omit<PartProps<readonly PeopleSource[]>, 'kind'> {
  readonly label: string
  readonly fewest?: 0 | 1
}

export function SourceList({ label, identity, pointer, value, problems, fewest = 1, onChange }: SourceListProps) {
  const { t } = useTranslation()
  const { object } = useAutomationPlace()
  const names = useNames(object)
  const bundle = useBundle()
  const { shown, change } = useTentative(value, (sources) => sources.every(isComplete), onChange)
  return (
    <EntryList
      label={label}
      entries={shown}
      labelOf={(source) => saySource(source, names)}
      problems={problems}
      fewest={fewest}
      row={(source, index) => (
        <SourceInput
          identity={identity}
          pointer={`${pointer}/${index}`}
          value={source}
          problems={problems.filter((problem) => problem.pointer.startsWith(`/${index}`))}
          onChange={(next) => change(shown.with(index, next))}
        />
      )}
      onMove={(from, to) => {
        const moved = shown[from]
        if (moved !== undefined) change(shown.toSpliced(from, 1).toSpliced(to, 0, moved))
      }}
      onRemove={(index) => change(shown.toSpliced(index, 1))}
    >
      {shown.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => change([...shown, beginSource(shown.length === 0 ? 'submitter' : 'role', object, bundle)])}
        >
          {t('people.add')}
        </Button>
      )}
    </EntryList>
  )
}
