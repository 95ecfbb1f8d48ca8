/** Who runs and calibrates the cycles of one scorecard, role by role, where the scorecard is defined. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useBundle } from '../../check/use-checks.ts'
import { CycleCells, CycleHeads } from './cycle-cells.tsx'
import { useTexts } from './texts.ts'

export function CycleRoles({ scorecard }: { readonly scorecard: string }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const roles = [...useBundle().roles.values()].filter(({ document }) => document.administrator !== true)
  const isGiven = roles.some(({ document }) => document.scorecards?.some((one) => one.scorecard === scorecard))
  return (
    <section className="setting-part" data-part="roles">
      <h2>{t('figures.whoRuns')}</h2>
      <p className="setting-note">{t(isGiven ? 'figures.whoRunsHint' : 'figures.whoRunsNobody')}</p>
      {roles.length > 0 && (
        <table className="figure-rights">
          <thead>
            <tr>
              <th scope="col">{t('figures.role')}</th>
              <CycleHeads />
            </tr>
          </thead>
          <tbody>
            {roles.map(({ document }) => {
              const title = textIn(document.label, language) || document.name
              const isOff = !document.scorecards?.some((one) => one.scorecard === scorecard)
              return (
                <tr key={document.name} data-off={isOff || undefined}>
                  <th scope="row">{title}</th>
                  <CycleCells role={document} scorecard={scorecard} title={title} />
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
