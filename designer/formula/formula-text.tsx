/** The text of a formula: an input that everybody can use at once, and Monaco in its place as soon as it is there. */
import type { Bundle } from '@attain/engine/metadata'
import { Input } from 'antd'
import { type ComponentType, useRef, useState } from 'react'
import { withMonacoWords } from '../source/monaco-words.ts'
import type { MonacoInputProps } from './monaco-input.tsx'
import type { FormulaPlace } from './place.ts'

interface FormulaTextProps {
  readonly id?: string | undefined
  readonly name: string
  readonly text: string
  /** Undefined where nothing is known about it; then it is text alone. */
  readonly place: FormulaPlace | undefined
  readonly bundle: Bundle
  readonly placeholder?: string | undefined
  readonly describedBy?: string | undefined
  readonly invalid: boolean
  readonly lines: readonly [number, number]
  readonly autoFocus?: boolean
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  readonly onChange: (text: string) => void
}

let loaded: Promise<{ default: ComponentType<MonacoInputProps> }> | undefined

/** Monaco is for keyboards; under a finger the input of the device serves better. */
const hasKeyboard = () => !window.matchMedia('(pointer: coarse)').matches

export function FormulaText(props: FormulaTextProps) {
  const {
    id,
    name,
    text,
    place,
    bundle,
    placeholder,
    describedBy,
    invalid,
    lines,
    autoFocus,
    onFocus,
    onBlur,
    onChange,
  } = props
  const [Monaco, setMonaco] = useState<ComponentType<MonacoInputProps>>()
  const plain = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  const selection = useRef<readonly [number, number]>(undefined)

  const change = (Component: ComponentType<MonacoInputProps>) => {
    const input = plain.current
    // letters that an input method is still putting together would be lost
    if (isComposing.current) {
      input?.addEventListener('compositionend', () => setTimeout(() => change(Component)), { once: true })
      return
    }
    selection.current = input !== null && input === document.activeElement ? selected(input) : undefined
    setMonaco(() => Component)
  }
  const load = () => {
    onFocus?.()
    if (place === undefined || !hasKeyboard()) return
    loaded ??= withMonacoWords(() => import('./monaco-input.tsx')).catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    // without it the input stays what it is
    loaded.then(
      (module) => change(module.default),
      () => undefined,
    )
  }
  if (Monaco && place)
    return (
      <Monaco
        name={name}
        text={text}
        place={place}
        bundle={bundle}
        placeholder={placeholder}
        describedBy={describedBy}
        lines={lines}
        selection={selection.current}
        onBlur={onBlur}
        onChange={onChange}
      />
    )
  return (
    <Input.TextArea
      ref={(instance) => {
        plain.current = instance?.resizableTextArea?.textArea ?? null
      }}
      id={id ?? ''}
      className="formula-plain"
      variant="borderless"
      aria-label={name}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
      autoFocus={autoFocus ?? false}
      autoSize={{ minRows: lines[0], maxRows: lines[1] }}
      placeholder={placeholder ?? ''}
      maxLength={10_000}
      value={text}
      onFocus={load}
      onBlur={() => onBlur?.()}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={() => {
        isComposing.current = false
      }}
      onChange={({ target }) => {
        // letters may still come while Monaco is on its way
        selection.current = selected(target)
        onChange(target.value)
      }}
    />
  )
}

const selected = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => [selectionStart, selectionEnd] as const
