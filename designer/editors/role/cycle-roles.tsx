/** Who runs and calibrates the cycles of one scorecard, role by role, where the scorecard is defined. */
import { useBundle } from '../../check/use-checks.ts'
import { CycleCells, CycleHeads } from './cycle-cells.tsx'
import { RoleTable } from './role-table.tsx'
import { useTexts } from './texts.ts'

export function CycleRoles({ scorecard }: { readonly scorecard: string }) {
  const { t } = useTexts()
  const roles = [...useBundle().roles.values()].flatMap(({ document }) =>
    document.administrator === true ? [] : [document],
  )
  const isGiven = roles.some(({ scorecards }) => scorecards?.some((one) => one.scorecard === scorecard))
  return (
    <section className="setting-part" data-part="roles">
      <h2>{t('figures.whoRuns')}</h2>
      <p className="setting-note">{t(isGiven ? 'figures.whoRunsHint' : 'figures.whoRunsNobody')}</p>
      <RoleTable
        roles={roles}
        heads={<CycleHeads />}
        isOff={({ scorecards }) => !scorecards?.some((one) => one.scorecard === scorecard)}
        cells={(role, title) => <CycleCells role={role} scorecard={scorecard} title={title} />}
      />
    </section>
  )
}
