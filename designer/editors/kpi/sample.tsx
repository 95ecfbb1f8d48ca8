/** What the figure is made of: the newest records that count, as far as whoever edits may read them, or its parts. */
import type { FigureOfFormulaBody, FigureOfRecordsBody, FigureRecordsBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useBundle } from '../../check/use-checks.ts'
import { usePlace } from '../../draft/draft-context.tsx'
import { shown } from './shown.ts'
import { useTexts } from './texts.ts'

interface Props<B> {
  readonly behind: B
  readonly isOld: boolean
}

export function Sample({ behind, isOld }: Props<FigureRecordsBody>) {
  return behind.from === 'records' ? <Records behind={behind} isOld={isOld} /> : <Parts behind={behind} isOld={isOld} />
}

function Records({ behind, isOld }: Props<FigureOfRecordsBody>) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const label = useBundle().objects.get(behind.object)?.document.label
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const hidden = behind.total - behind.readable
  const hasValues = behind.items.some(({ value }) => value !== null)
  if (behind.total === 0) return null
  return (
    <section className="kpi-sample" data-old={isOld || undefined}>
      <h3>{t('counted', { count: behind.total })}</h3>
      <p className="kpi-note">{behind.period.name}</p>
      {hidden > 0 && <p className="kpi-note">{t('countedHidden', { count: hidden })}</p>}
      {behind.uneven !== undefined && <p className="kpi-uneven">{t('uneven', { count: behind.uneven })}</p>}
      {behind.items.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{textIn(label, language) || behind.object}</th>
              <th scope="col">{t('countedOn')}</th>
              {hasValues && <th scope="col">{textIn(behind.kpi.label, language)}</th>}
            </tr>
          </thead>
          <tbody>
            {behind.items.map(({ id, name, date, person, value }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/w/${workspace}/records/${behind.object}/${id}`} target="_blank" rel="noreferrer">
                    {name || id}
                  </a>
                  {person !== null && <small>{person}</small>}
                </th>
                <td>{day.format(new Date(`${date}T00:00:00Z`))}</td>
                {hasValues && <td>{shown(value, behind.kpi, language)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {behind.readable > behind.items.length && (
        <p className="kpi-note">{t('countedMore', { count: behind.readable - behind.items.length })}</p>
      )}
    </section>
  )
}

function Parts({ behind, isOld }: Props<FigureOfFormulaBody>) {
  const { t } = useTexts()
  const [language] = useLanguage()
  if (behind.parts.length === 0) return null
  return (
    <section className="kpi-sample" data-old={isOld || undefined}>
      <h3>{t('madeOf')}</h3>
      <p className="kpi-note">{behind.period.name}</p>
      <table>
        <tbody>
          {behind.parts.map(({ kpi, shift, value }) => (
            <tr key={`${kpi.name} ${shift}`}>
              <th scope="row">
                {textIn(kpi.label, language)}
                {shift !== '' && <small>{shift}</small>}
              </th>
              <td>{shown(value, kpi, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
