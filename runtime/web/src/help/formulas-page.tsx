/** Help: every function and operator of formulas, from the code that implements them, and the rules for all. */
import { SearchOutlined } from '@ant-design/icons'
import { familyNames, formulaReference, formulaRules } from '@attain/engine/formula/language'
import { useShortcut, useTitle } from '@attain/ui/parts'
import { Button, Input, type InputRef } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { findFunctions } from './find-functions.ts'
import { FormulaRules } from './formula-rules.tsx'
import { FunctionEntry } from './function-entry.tsx'
import { useHelpTexts } from './texts.ts'
import { TryIt } from './try-it.tsx'
import './formulas.css'

const FIRST_TRY = 'IF(stage = "won", amount * 5%, 0)'

export default function FormulasPage() {
  const { t } = useHelpTexts()
  const { language } = useApplication()
  const { hash, key } = useLocation()
  const [words, setWords] = useState('')
  const [text, setText] = useState(FIRST_TRY)
  const search = useRef<InputRef>(null)
  const asked = useDeferredValue(words.trim())
  const entries = useMemo(() => formulaReference(language), [language])
  const found = useMemo(() => findFunctions(entries, asked), [entries, asked])
  const sections = useMemo(
    () =>
      familyNames(language)
        .map((one) => ({ ...one, entries: found.filter(({ family }) => family === one.family) }))
        .filter((section) => section.entries.length > 0),
    [found, language],
  )
  const rules = useMemo(() => formulaRules(language).sections, [language])
  useTitle(t('formulas'))
  useShortcut('/', () => search.current?.focus())

  // An address with a name leads to it, also when it was chosen again, and although the page came later than the address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation has its own key
  useEffect(() => {
    if (hash !== '') goTo(nameIn(hash))
  }, [hash, key])

  const tryOut = useCallback((formula: string) => {
    setText(formula)
    document.getElementById('try')?.scrollIntoView({ block: 'start' })
    document.getElementById('try-formula')?.focus({ preventScroll: true })
  }, [])

  return (
    <div className="formulas">
      <header className="formulas-head">
        <h1>{t('formulas')}</h1>
        <p className="page-hint">{t('intro')}</p>
      </header>
      <nav className="formulas-contents" aria-label={t('jump')}>
        <Input
          ref={search}
          className="formulas-search"
          type="search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('search')}
          aria-label={t('search')}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && found[0]) goTo(found[0].name)
            if (event.key === 'Escape') setWords('')
          }}
        />
        <p className="visually-hidden" role="status">
          {asked !== '' && t('found', { count: found.length })}
        </p>
        <ul className="formulas-families">
          {sections.map((section) => (
            <li key={section.family}>
              <Link className="formulas-family" to={{ hash: section.family }}>
                {section.name}
              </Link>
              <ul>
                {section.entries.map(({ name }) => (
                  <li key={name}>
                    <Link className="formulas-name" to={{ hash: encodeURIComponent(name) }}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          {asked === '' && (
            <li>
              <Link className="formulas-family" to={{ hash: rules[0]?.name ?? '' }}>
                {t('rules')}
              </Link>
              <ul className="formulas-rules">
                {[...rules, { name: 'spreadsheet', title: t('differs') }].map(({ name, title }) => (
                  <li key={name}>
                    <Link className="formulas-rule" to={{ hash: name }}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      </nav>
      <div className="formulas-main">
        <TryIt text={text} onText={setText} />
        {found.length === 0 && (
          <div className="empty">
            <p>{t('nothing', { words: asked })}</p>
            <Button onClick={() => setWords('')}>{t('clear')}</Button>
          </div>
        )}
        {sections.map((section) => (
          <section key={section.family} className="panel" id={section.family} tabIndex={-1}>
            <h2>{section.name}</h2>
            {section.entries.map((entry) => (
              <FunctionEntry key={entry.name} entry={entry} onTry={tryOut} />
            ))}
          </section>
        ))}
        {asked === '' && <FormulaRules />}
      </div>
    </div>
  )
}

function goTo(name: string): void {
  const place = document.getElementById(name)
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}

/** `#DATEADD` → `DATEADD`; what is no valid address leads nowhere. */
function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}
