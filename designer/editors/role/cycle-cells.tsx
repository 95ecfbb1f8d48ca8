/** What one role may do with the cycles of one scorecard: a cell for each action. */
import type { RoleDocument } from '@attain/engine/metadata'
import { Checkbox } from 'antd'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { json } from '../object/object-document.ts'
import { cycleActions, setCycleAction } from './change-figure-rights.ts'
import { useTexts } from './texts.ts'
import './figure-rights.css'

interface Props {
  readonly role: RoleDocument
  readonly scorecard: string
  /** What the row is about, in words. */
  readonly title: string
}

export function CycleCells({ role, scorecard, title }: Props) {
  const { t } = useTexts()
  const draft = useDraft()
  const { scorecards = [] } = role
  const actions = scorecards.find((one) => one.scorecard === scorecard)?.actions ?? []
  const save = (list: NonNullable<RoleDocument['scorecards']>) =>
    draft.run(setValue(`role:${role.name}`, '/scorecards', list.length === 0 ? undefined : json(list), title))
  return cycleActions.map((action) => (
    <td key={action} data-label={t(`figures.cycle.${action}`)}>
      <Checkbox
        aria-label={`${t(`figures.cycle.${action}`)}: ${title}`}
        checked={actions.includes(action)}
        onChange={({ target }) => save(setCycleAction(scorecards, scorecard, action, target.checked))}
      />
    </td>
  ))
}

export function CycleHeads() {
  const { t } = useTexts()
  return cycleActions.map((action) => (
    <th key={action} scope="col">
      {t(`figures.cycle.${action}`)}
    </th>
  ))
}
