import type { ObjectRights } from '@attain/engine/metadata'
import { useState } from 'react'
import { FormulaEditor } from '../../formula/formula-editor.tsx'
import type { FormulaPlace } from '../../formula/place.ts'
import { setEditScope, setScope } from './change-rights.ts'
import type { ChangeRights, PlacedProblem } from './rights-matrix.tsx'
import { useTexts } from './texts.ts'

interface Props {
  readonly which: 'scope' | 'editScope'
  readonly rights: ObjectRights
  readonly label: string
  readonly pointer: string
  readonly problems: readonly PlacedProblem[]
  readonly onChange: ChangeRights
}

/** The condition that records have to meet. An empty one is not given away: it would say nothing. */
export function ScopeCondition({ which, rights, label, pointer, problems, onChange }: Props) {
  const { t } = useTexts()
  const [isEmpty, setEmpty] = useState(false)
  const scope = rights[which]
  const title = t(which === 'scope' ? 'scope' : 'editScope')
  const place: FormulaPlace = { object: rights.object, gives: 'condition', over: 'sets' }
  const change = (where: string | undefined) => {
    setEmpty(where === undefined)
    if (where === undefined) return
    const set = which === 'scope' ? setScope({ where }) : setEditScope({ where })
    onChange([rights.object], set, `${title} · ${label}`)
  }
  return (
    <div className="rights-condition">
      <span>{t(which === 'scope' ? 'seesWhere' : 'changesWhere')}</span>
      <FormulaEditor
        name={`${title}: ${label}`}
        value={isEmpty || typeof scope !== 'object' ? undefined : scope.where}
        place={place}
        problems={problems.filter((problem) => problem.pointer.startsWith(pointer))}
        onChange={change}
      />
      {isEmpty && <p className="is-warning">{t('emptyCondition')}</p>}
    </div>
  )
}
