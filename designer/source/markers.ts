/** Problems as Monaco's markers, and what a quick fix would write in their place. */
import type { Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { monaco } from './monaco.ts'
import { type Range, rangeOf } from './range-of.ts'

export interface PlacedProblem extends Problem {
  /** Into the document. */
  readonly pointer: string
}

const OWNER = 'attain'
/** Of each model, what can be written in the place of what was found. */
const fixes = new WeakMap<monaco.editor.ITextModel, readonly Fix[]>()

interface Fix {
  readonly range: Range
  readonly text: string
  readonly title: string
}

/** Shows the problems in a model; `titleOf` words a quick fix. */
export function showProblems(
  model: monaco.editor.ITextModel,
  problems: readonly PlacedProblem[],
  language: 'en' | 'zh-CN',
  titleOf: (instead: string) => string,
): void {
  const source = model.getValue()
  const placed = problems.map((problem) => ({ problem, range: rangeOf(source, problem.pointer) }))
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    placed.map(({ problem, range }) => ({
      ...range,
      severity: problem.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message: [problem.message, problem.hint]
        .map((text) => textIn(text, language))
        .filter(Boolean)
        .join('\n'),
    })),
  )
  fixes.set(
    model,
    placed.flatMap(({ problem: { instead, found }, range }) => {
      if (instead === undefined || found === undefined) return []
      // only where what stands there is the very word
      const isWord = model.getValueInRange(range) === JSON.stringify(found)
      return isWord ? [{ range, text: JSON.stringify(instead), title: titleOf(instead) }] : []
    }),
  )
}

monaco.languages.registerCodeActionProvider('json', {
  provideCodeActions(model, range, { markers }) {
    const near = (fixes.get(model) ?? []).filter((fix) => monaco.Range.areIntersectingOrTouching(fix.range, range))
    return {
      actions: near.map(({ title, range: where, text }) => ({
        title,
        kind: 'quickfix',
        isPreferred: true,
        diagnostics: markers.filter((marker) => monaco.Range.areIntersectingOrTouching(marker, where)),
        edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit: { range: where, text } }] },
      })),
      dispose: () => {},
    }
  },
})
