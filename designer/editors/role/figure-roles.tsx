/** Who sees the figures of one KPI, role by role, where the KPI is defined: without a role nobody would. */
import { useBundle } from '../../check/use-checks.ts'
import { FigureCells } from './figure-cells.tsx'
import { RoleTable } from './role-table.tsx'
import { useTexts } from './texts.ts'

export function FigureRoles({ kpi }: { readonly kpi: string }) {
  const { t } = useTexts()
  const roles = [...useBundle().roles.values()].flatMap(({ document }) =>
    document.administrator === true ? [] : [document],
  )
  const isSeen = roles.some(({ kpis }) => kpis?.some((one) => one.kpi === kpi))
  return (
    <section className="setting-part">
      <h2>{t('figures.who')}</h2>
      <p className="setting-note">{t(isSeen ? 'figures.whoHint' : 'figures.whoNobody')}</p>
      <RoleTable
        roles={roles}
        heads={
          <>
            <th scope="col">{t('figures.sees')}</th>
            <th scope="col">{t('figures.targets')}</th>
          </>
        }
        isOff={({ kpis }) => !kpis?.some((one) => one.kpi === kpi)}
        cells={(role, title) => <FigureCells role={role} kpi={kpi} title={title} />}
      />
    </section>
  )
}
