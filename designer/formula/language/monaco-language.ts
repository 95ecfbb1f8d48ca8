/** The language `attain-formula` for Monaco. Each model says where its formula stands; what to offer comes from there. */
import type { Bundle, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { monaco } from '../../source/monaco.ts'
import type { FormulaPlace } from '../place.ts'
import { fixOf, type Reading, readText, withoutPlace } from '../reading.ts'
import { type Completion, completionsIn } from './complete.ts'
import { hoverIn } from './hover.ts'
import { signatureIn } from './signature.ts'
import { colourLine, type OpenPiece } from './tokens.ts'

export const LANGUAGE = 'attain-formula'

/** What a model's formula is read with. */
export interface ModelContext {
  readonly place: FormulaPlace
  readonly bundle: Bundle
  readonly language: Language
  readonly quickFixTitle: (meant: string) => string
}

type Model = monaco.editor.ITextModel
const contexts = new WeakMap<Model, ModelContext>()

/** Tells what the names in a model mean, and marks what is wrong in it. */
export function setContext(model: Model, context: ModelContext): void {
  contexts.set(model, context)
  mark(model)
}

/** Marks every problem of the text as it is now. */
export function mark(model: Model): void {
  const context = contexts.get(model)
  if (context === undefined) return
  const { problems } = reading(model, context)
  monaco.editor.setModelMarkers(
    model,
    LANGUAGE,
    problems.map(({ span, message, hint, code }) => ({
      ...rangeOf(model, span?.start ?? 0, span === undefined ? model.getValueLength() : Math.max(span.end, span.start)),
      severity: monaco.MarkerSeverity.Error,
      message: [message, hint]
        .flatMap((text) => (text ? [withoutPlace(textIn(text, context.language))] : []))
        .join('\n'),
      code,
    })),
  )
}

function reading(model: Model, { place, bundle }: ModelContext): Reading {
  return readText(writtenIn(model), place, bundle)
}

/** Offsets count one character for the end of a line, whatever the system of the author. */
function writtenIn(model: Model): string {
  return model.getValue(monaco.editor.EndOfLinePreference.LF)
}

function rangeOf(model: Model, start: number, end: number): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
}

const kinds: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  field: monaco.languages.CompletionItemKind.Field,
  relation: monaco.languages.CompletionItemKind.Reference,
  list: monaco.languages.CompletionItemKind.Struct,
  option: monaco.languages.CompletionItemKind.EnumMember,
  function: monaco.languages.CompletionItemKind.Function,
  constant: monaco.languages.CompletionItemKind.Constant,
}

class LineState implements monaco.languages.IState {
  readonly open: OpenPiece
  constructor(open: OpenPiece) {
    this.open = open
  }
  clone(): LineState {
    return this
  }
  equals(other: monaco.languages.IState): boolean {
    return other instanceof LineState && other.open === this.open
  }
}

monaco.languages.register({ id: LANGUAGE })
monaco.languages.setLanguageConfiguration(LANGUAGE, {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /[A-Za-z_]\w*/,
})
monaco.languages.setTokensProvider(LANGUAGE, {
  getInitialState: () => new LineState(''),
  tokenize(line, state) {
    const { tokens, open } = colourLine(line, (state as LineState).open)
    return { tokens: [...tokens], endState: new LineState(open) }
  },
})
monaco.languages.registerCompletionItemProvider(LANGUAGE, {
  triggerCharacters: ['.', '"', ' '],
  provideCompletionItems(model, position, { triggerCharacter }) {
    const context = contexts.get(model)
    const { scope } = context ? reading(model, context) : {}
    if (context === undefined || scope === undefined) return { suggestions: [] }
    const found = completionsIn(writtenIn(model), model.getOffsetAt(position), scope, context.bundle, context.language)
    // a space asks for nothing, unless there is something to choose from
    const wanted = triggerCharacter === ' ' ? found.filter(({ kind }) => kind === 'option') : found
    return { suggestions: wanted.map((completion) => suggestionOf(model, completion)) }
  },
})

function suggestionOf(model: Model, completion: Completion): monaco.languages.CompletionItem {
  const { kind, label, detail, documentation, insert, start, end, order } = completion
  const isSnippet = insert.includes('|') && kind === 'function'
  return {
    label: { label, description: kind === 'function' ? '' : detail },
    kind: kinds[kind],
    ...(kind === 'function' ? { detail } : {}),
    ...(documentation === undefined ? {} : { documentation: { value: documentation } }),
    insertText: isSnippet ? insert.replace('|', '$0') : insert,
    ...(isSnippet ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(isSnippet && !insert.endsWith('|')
      ? { command: { id: 'editor.action.triggerParameterHints', title: '' } }
      : {}),
    // words of people find names as well
    filterText: `${label} ${kind === 'function' ? '' : detail}`,
    sortText: order,
    range: rangeOf(model, start, end),
  }
}

monaco.languages.registerSignatureHelpProvider(LANGUAGE, {
  signatureHelpTriggerCharacters: ['(', ','],
  provideSignatureHelp(model, position) {
    const context = contexts.get(model)
    const signature = context && signatureIn(writtenIn(model), model.getOffsetAt(position), context.language)
    if (signature === undefined) return null
    const { label, documentation, parameters, active } = signature
    return {
      value: {
        signatures: [
          {
            label,
            documentation: { value: documentation },
            parameters: parameters.map(([start, end]) => ({ label: [start, end] as [number, number] })),
          },
        ],
        activeSignature: 0,
        activeParameter: active,
      },
      dispose: () => undefined,
    }
  },
})
monaco.languages.registerHoverProvider(LANGUAGE, {
  provideHover(model, position) {
    const context = contexts.get(model)
    const hover =
      context && hoverIn(reading(model, context), model.getOffsetAt(position), context.bundle, context.language)
    return hover
      ? { range: rangeOf(model, hover.start, hover.end), contents: hover.says.map((value) => ({ value })) }
      : null
  },
})
monaco.languages.registerCodeActionProvider(LANGUAGE, {
  provideCodeActions(model, range) {
    const context = contexts.get(model)
    if (context === undefined) return { actions: [], dispose: () => undefined }
    const read = reading(model, context)
    const actions = read.problems.flatMap((problem): monaco.languages.CodeAction[] => {
      const fix = fixOf(problem, read.text)
      if (fix === undefined) return []
      const place = rangeOf(model, fix.start, fix.end)
      if (!monaco.Range.areIntersectingOrTouching(place, range)) return []
      return [
        {
          title: context.quickFixTitle(fix.text),
          kind: 'quickfix',
          isPreferred: true,
          edit: { edits: [{ resource: model.uri, versionId: undefined, textEdit: { range: place, text: fix.text } }] },
        },
      ]
    })
    return { actions, dispose: () => undefined }
  },
})

export { monaco }
