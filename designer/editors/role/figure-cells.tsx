/** What one role may do with the figures of one KPI: whose it sees, and what of their targets. Two cells of a row. */
import type { RoleDocument } from '@attain/engine/metadata'
import { Select } from 'antd'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { json } from '../object/object-document.ts'
import { figureScopes, setKpiScope, setKpiTargets, targetRights } from './change-figure-rights.ts'
import { useTexts } from './texts.ts'
import './figure-rights.css'

interface Props {
  readonly role: RoleDocument
  readonly kpi: string
  /** What the row is about, in words. */
  readonly title: string
}

export function FigureCells({ role, kpi, title }: Props) {
  const { t } = useTexts()
  const draft = useDraft()
  const { kpis = [] } = role
  const given = kpis.find((one) => one.kpi === kpi)
  const save = (list: NonNullable<RoleDocument['kpis']>) =>
    draft.run(setValue(`role:${role.name}`, '/kpis', list.length === 0 ? undefined : json(list), title))
  return (
    <>
      <td data-label={t('figures.sees')}>
        <Select<string>
          size="small"
          className="figure-select"
          aria-label={`${t('figures.sees')}: ${title}`}
          value={given === undefined ? '' : (given.scope ?? 'own')}
          options={[
            { value: '', label: t('figures.nobody') },
            ...figureScopes.map((value) => ({ value, label: t(`figures.scope.${value}`) })),
          ]}
          onChange={(scope) =>
            save(
              setKpiScope(
                kpis,
                kpi,
                figureScopes.find((one) => one === scope),
              ),
            )
          }
        />
      </td>
      <td data-label={t('figures.targets')}>
        {given !== undefined && (
          <Select<string>
            size="small"
            className="figure-select"
            aria-label={`${t('figures.targets')}: ${title}`}
            value={given.targets ?? ''}
            options={[
              { value: '', label: t('figures.onlySee') },
              ...targetRights.map((value) => ({ value, label: t(`figures.may.${value}`) })),
            ]}
            onChange={(right) =>
              save(
                setKpiTargets(
                  kpis,
                  kpi,
                  targetRights.find((one) => one === right),
                ),
              )
            }
          />
        )}
      </td>
    </>
  )
}
