import { formulaRules } from '@attain/engine/formula/language'
import { useApplication } from '../application/application.tsx'
import { useHelpTexts } from './texts.ts'

/** How formulas are written, what blank means, and where all of them differ from a spreadsheet. */
export function FormulaRules() {
  const { t } = useHelpTexts()
  const { language } = useApplication()
  const { sections, differences } = formulaRules(language)
  return (
    <>
      {sections.map(({ name, title, rules }) => (
        <section key={name} className="panel" id={name} tabIndex={-1}>
          <h2>{title}</h2>
          <dl className="rules">
            {rules.map(({ about, says, example }) => (
              <div key={about} className="rule">
                <dt>{about}</dt>
                <dd>
                  {says} {example && <code className="rule-example">{example}</code>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className="panel" id="spreadsheet" tabIndex={-1}>
        <h2>{t('differs')}</h2>
        <table className="differences">
          <thead>
            <tr>
              <th scope="col">{t('here')}</th>
              <th scope="col">{t('spreadsheet')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ here, spreadsheet, why }) => (
              <tr key={here}>
                <td>{here}</td>
                <td data-label={t('spreadsheet')}>{spreadsheet}</td>
                <td data-label={t('why')}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
