/**
 * Edits a formula: as text with all that helps to write it, conditions also as rows of a builder, with its result on a
 * real record. What the author writes is kept as it is written; what was JSON Logic is shown as text, and becomes text
 * when it is changed.
 */
import { ExpandAltOutlined, FilterOutlined } from '@ant-design/icons'
import type { Formula, Problem } from '@attain/engine/metadata'
import { Button, Tooltip } from 'antd'
import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import './formula.css'
import { conditionExample } from './condition-example.ts'
import { FormulaGives, FormulaProblems } from './formula-notes.tsx'
import { FormulaResult } from './formula-result.tsx'
import { FormulaText } from './formula-text.tsx'
import type { FormulaPlace } from './place.ts'
import { readText, textOf } from './reading.ts'
import { useTyped } from './use-typed.ts'

const FormulaDialog = lazy(() => import('./formula-dialog.tsx'))

export interface FormulaEditorProps {
  /** Of the input, for the label that points to it. */
  readonly id?: string
  /** What it is a formula of, for those who cannot see where it stands. */
  readonly name: string
  readonly value: Formula | undefined
  /** Undefined where the object is not known yet. */
  readonly place: FormulaPlace | undefined
  /** What the check says about it; what the editor finds itself is not said twice. */
  readonly problems?: readonly Problem[]
  /** Undefined for an empty one. */
  readonly onChange: (value: string | undefined) => void
}

/** What the editor says better itself, with its place in the text. */
const ownCodes: ReadonlySet<string> = new Set(['bad-formula', 'not-for-lists'])
const noProblems: readonly Problem[] = []

export default function FormulaWriter({
  id,
  name,
  value,
  place: given,
  problems = noProblems,
  onChange,
}: FormulaEditorProps) {
  const { t } = useTranslation()
  const bundle = useBundle()
  const notes = useId()
  const [isActive, setActive] = useState(false)
  const [opened, setOpened] = useState<'text' | 'builder'>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place that says the same is the same
  const place = useMemo(() => given, [JSON.stringify(given)])
  const kept = useMemo(() => textOf(value), [value])
  const { text, type, tellNow } = useTyped(kept, (next) => onChange(next === '' ? undefined : next))
  const reading = useMemo(
    () => (place === undefined ? undefined : readText(text, place, bundle)),
    [text, place, bundle],
  )
  const others = problems.filter(({ code }) => reading === undefined || !ownCodes.has(code))
  const isWrong = others.length + (reading?.problems.length ?? 0) > 0
  const isCondition = place?.gives === 'condition'
  return (
    <div className="formula-editor">
      <div
        className="formula-frame"
        data-invalid={isWrong || undefined}
        onKeyDownCapture={({ key }) => {
          // what it stands in may close with that key, and would never hear of the last letters
          if (key === 'Escape') flushSync(tellNow)
        }}
      >
        <FormulaText
          id={id}
          name={name}
          text={text}
          place={place}
          bundle={bundle}
          describedBy={notes}
          invalid={isWrong}
          lines={[1, 8]}
          placeholder={isCondition ? conditionExample(place.object, t) : t('formula.example')}
          onFocus={() => setActive(true)}
          onBlur={tellNow}
          onChange={type}
        />
        {place && (
          <div className="formula-tools">
            {isCondition && (
              <Tooltip title={t('formula.builder')}>
                <Button
                  type="text"
                  size="small"
                  icon={<FilterOutlined aria-hidden />}
                  aria-label={t('formula.builderOf', { name })}
                  onClick={() => setOpened('builder')}
                />
              </Tooltip>
            )}
            <Tooltip title={t('formula.enlarge')}>
              <Button
                type="text"
                size="small"
                icon={<ExpandAltOutlined aria-hidden />}
                aria-label={t('formula.enlargeOf', { name })}
                onClick={() => setOpened('text')}
              />
            </Tooltip>
          </div>
        )}
      </div>
      {reading && <FormulaProblems id={notes} reading={reading} others={others} onChange={type} />}
      {place && reading && isActive && text !== '' && reading.problems.length === 0 && (
        <div className="formula-foot">
          <FormulaGives reading={reading} bundle={bundle} />
          <FormulaResult reading={reading} object={place.object} bundle={bundle} />
        </div>
      )}
      {opened && place && (
        <Suspense fallback={null}>
          <FormulaDialog
            name={name}
            text={text}
            place={place}
            bundle={bundle}
            begin={opened}
            others={others}
            onChange={type}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </div>
  )
}
