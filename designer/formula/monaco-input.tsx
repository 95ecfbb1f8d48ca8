/** The text of a formula in Monaco, as small as an input. Loaded when somebody begins to write. */
import type { Bundle } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useAppearance } from '@attain/ui/theme'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGE, mark, monaco, setContext } from './language/monaco-language.ts'
import type { FormulaPlace } from './place.ts'

export const LINE_HEIGHT = 22
const PADDING = 4

export interface MonacoInputProps {
  readonly name: string
  readonly text: string
  readonly place: FormulaPlace
  readonly bundle: Bundle
  readonly placeholder?: string | undefined
  readonly describedBy?: string | undefined
  /** Fewest and most lines that it is high. */
  readonly lines: readonly [number, number]
  /** Where the cursor was before; without it the focus stays where it is. */
  readonly selection?: readonly [start: number, end: number] | undefined
  readonly onBlur?: (() => void) | undefined
  readonly onChange: (text: string) => void
}

export default function MonacoInput(props: MonacoInputProps) {
  const { name, text, place, bundle, placeholder, lines, selection, onBlur, onChange } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined)
  /** Texts that were told and have not come back. */
  const said = useRef(new Set<string>())
  const latest = useRef({ onChange, onBlur })
  latest.current = { onChange, onBlur }

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later has effects of its own
  useLayoutEffect(() => {
    const element = box.current as HTMLElement
    const model = monaco.editor.createModel(text, LANGUAGE)
    model.setEOL(monaco.editor.EndOfLineSequence.LF)
    const made = monaco.editor.create(element, { ...options, model, ariaLabel: name, placeholder: placeholder ?? '' })
    editor.current = made
    const grow = () => {
      const [least, most] = lines.map((count) => count * LINE_HEIGHT + 2 * PADDING) as [number, number]
      const height = Math.min(most, Math.max(least, made.getContentHeight()))
      if (element.style.height !== `${height}px`) {
        element.style.height = `${height}px`
        made.layout()
      }
    }
    grow()
    const listening = [
      made.onDidContentSizeChange(grow),
      made.onDidBlurEditorText(() => latest.current.onBlur?.()),
      model.onDidChangeContent(({ isFlush }) => {
        mark(model)
        if (isFlush) return
        said.current.add(model.getValue())
        latest.current.onChange(model.getValue())
      }),
    ]
    if (selection !== undefined) {
      const [start, end] = selection.map((offset) => model.getPositionAt(offset)) as [monaco.Position, monaco.Position]
      made.setSelection(monaco.Range.fromPositions(start, end))
      made.focus()
    }
    return () => {
      for (const each of listening) each.dispose()
      made.dispose()
      model.dispose()
    }
  }, [])

  // what something else does to the formula shows here; what was typed here comes back late, and is no news
  useEffect(() => {
    const model = editor.current?.getModel()
    if (!model) return
    const isOwn = said.current.has(text)
    if (model.getValue() === text || !isOwn) said.current.clear()
    if (isOwn || model.getValue() === text) return
    const cursor = editor.current?.getPosition()
    // a letter that still went into the input that Monaco took the place of comes like that; writing goes on behind it
    const isAtEnd = cursor && model.getOffsetAt(cursor) === model.getValueLength()
    model.setValue(text)
    if (cursor) editor.current?.setPosition(isAtEnd ? model.getPositionAt(text.length) : cursor)
  }, [text])

  useEffect(() => {
    const model = editor.current?.getModel()
    if (model) setContext(model, { place, bundle, language, quickFixTitle: (meant) => t('formula.replace', { meant }) })
  }, [place, bundle, language, t])

  useEffect(() => {
    editor.current?.updateOptions({ ariaLabel: name, placeholder: placeholder ?? '' })
  }, [name, placeholder])

  useEffect(() => monaco.editor.setTheme(dark ? 'vs-dark' : 'vs'), [dark])

  return <div ref={box} className="formula-monaco" />
}

/** Lists and hints are drawn above everything, also above a dialog that cuts off what is larger. */
const overflow = document.createElement('div')
overflow.className = 'monaco-editor formula-widgets'
document.body.append(overflow)

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  lineHeight: LINE_HEIGHT,
  fontSize: 13,
  fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  padding: { top: PADDING, bottom: PADDING },
  lineNumbers: 'off',
  lineDecorationsWidth: 0,
  lineNumbersMinChars: 0,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  wordWrap: 'on',
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, horizontal: 'hidden', verticalScrollbarSize: 8 },
  guides: { indentation: false },
  stickyScroll: { enabled: false },
  contextmenu: false,
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  tabSize: 2,
  // Tab leads to the next input of the form
  tabFocusMode: true,
  quickSuggestions: { other: true, strings: true, comments: false },
  wordBasedSuggestions: 'off',
  acceptSuggestionOnCommitCharacter: false,
  suggest: { showWords: false, insertMode: 'replace' },
  fixedOverflowWidgets: true,
  overflowWidgetsDomNode: overflow,
}
