import { sampleEnvironment } from '@attain/engine/formula/sample'
import { dateLocale } from '@attain/form'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { useHelpTexts } from './texts.ts'
import { TrialView } from './trial-view.tsx'
import { type Changeable, changeable, sampleDeal, tryFormula, withValue } from './try-formula.ts'

interface TryItProps {
  readonly text: string
  readonly onText: (text: string) => void
}

/** Write a formula, see its type and its result on a record, or what is wrong and where. */
export function TryIt({ text, onText }: TryItProps) {
  const { t } = useHelpTexts()
  const { language } = useApplication()
  const [values, setValues] = useState(sampleDeal)
  const asked = useDeferredValue(text)
  const trial = tryFormula(asked, values, language)
  const moment = new Intl.DateTimeFormat(dateLocale(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: sampleEnvironment.timeZone,
  }).format(new Date(sampleEnvironment.now))
  const inputOf = ({ name, input, options = [] }: Changeable) => {
    const value = values[name]
    const change = (next: string | boolean) => setValues(withValue(values, name, next))
    if (input === 'boolean')
      return (
        <input
          type="checkbox"
          aria-label={name}
          checked={value === true}
          onChange={(event) => change(event.target.checked)}
        />
      )
    if (input === 'option')
      return (
        <select
          aria-label={name}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.target.value)}
        >
          <option value="">{t('blank')}</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )
    return (
      <Input
        id={`try-${name}`}
        size="small"
        type={input === 'date' ? 'date' : 'text'}
        aria-label={name}
        {...(input === 'number' && { inputMode: 'decimal' as const })}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => change(event.target.value)}
      />
    )
  }
  return (
    <section className="panel try" aria-labelledby="try-title" id="try" tabIndex={-1}>
      <h2 id="try-title">{t('try.title')}</h2>
      <div className="try-parts">
        <div className="try-formula">
          <label htmlFor="try-formula">{t('try.formula')}</label>
          <Input.TextArea
            id="try-formula"
            className="try-text"
            autoSize={{ minRows: 2, maxRows: 12 }}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            maxLength={10_000}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
          <TrialView trial={trial} text={asked} />
        </div>
        <details className="try-record">
          <summary>{t('try.record')}</summary>
          <div className="try-values">
            {changeable.map((field) => (
              <div key={field.name}>
                <code>{field.name}</code>
                {inputOf(field)}
              </div>
            ))}
          </div>
          <Button size="small" disabled={values === sampleDeal} onClick={() => setValues(sampleDeal)}>
            {t('try.reset')}
          </Button>
          <p className="page-hint">{t('try.hint', { moment })}</p>
        </details>
      </div>
    </section>
  )
}
