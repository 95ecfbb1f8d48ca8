/** Who sees the figures of one KPI, role by role, where the KPI is defined: without a role nobody would. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useBundle } from '../../check/use-checks.ts'
import { FigureCells } from './figure-cells.tsx'
import { useTexts } from './texts.ts'

export function FigureRoles({ kpi }: { readonly kpi: string }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const roles = [...useBundle().roles.values()].filter(({ document }) => document.administrator !== true)
  const isSeen = roles.some(({ document }) => document.kpis?.some((one) => one.kpi === kpi))
  return (
    <section className="setting-part">
      <h2>{t('figures.who')}</h2>
      <p className="setting-note">{t(isSeen ? 'figures.whoHint' : 'figures.whoNobody')}</p>
      {roles.length > 0 && (
        <table className="figure-rights">
          <thead>
            <tr>
              <th scope="col">{t('figures.role')}</th>
              <th scope="col">{t('figures.sees')}</th>
              <th scope="col">{t('figures.targets')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map(({ document }) => {
              const title = textIn(document.label, language) || document.name
              const isOff = !document.kpis?.some((one) => one.kpi === kpi)
              return (
                <tr key={document.name} data-off={isOff || undefined}>
                  <th scope="row">{title}</th>
                  <FigureCells role={document} kpi={kpi} title={title} />
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
