/** A document as JSON in Monaco: its kind's schema for completion and hover, the check's problems where they are. */
import { formatDocument, kindNames, type MetadataDocument, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useAppearance } from '@attain/ui/theme'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useProblemsOf } from '../check/use-checks.ts'
import { replaceDocument } from '../document/command.ts'
import { identityIn } from '../document/documents.ts'
import { useDraft } from '../draft/draft-context.tsx'
import type { EditorProps } from '../editors/editor.ts'
import { kindSchema } from '../schema-form/kind-schema.ts'
import { showProblems } from './markers.ts'
import { json, monaco } from './monaco.ts'
import { OtherNameBar } from './other-name-bar.tsx'
import { rangeOf } from './range-of.ts'
import { readSource } from './read-source.ts'
import './source.css'

export default function SourceEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const draft = useDraft()
  const problems = useProblemsOf(identity)
  const [params] = useSearchParams()
  const wanted = params.get('at')
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined)
  /** What the editor shows amounts to this document. */
  const shown = useRef(document)

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for the document; what changes later has effects of its own
  useEffect(() => {
    const uri = monaco.Uri.parse(`attain:/${identity.replace(':', '/')}.json`)
    const text = draft.state.unfinished.get(identity) ?? textOf(document)
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, 'json', uri)
    if (model.getValue() !== text) model.setValue(text)
    const made = monaco.editor.create(box.current as HTMLElement, {
      model,
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 13,
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      tabSize: 2,
      stickyScroll: { enabled: false },
      ariaLabel: t('source.label', { identity }),
    })
    editor.current = made
    const listening = model.onDidChangeContent(({ isFlush }) => {
      if (isFlush) return
      const reading = readSource(model.getValue(), identity)
      // under another name it would be another document; that is renaming, which the bar above offers
      if (reading === undefined || identityIn(reading) !== identity) {
        draft.setUnfinished(identity, model.getValue())
        return
      }
      shown.current = reading
      draft.setUnfinished(identity, undefined)
      draft.run(replaceDocument(identity, reading, identity))
    })
    return () => {
      listening.dispose()
      made.dispose()
      model.dispose()
    }
  }, [identity])

  // what another editor does shows here, and keeps the place of the cursor
  useEffect(() => {
    const model = editor.current?.getModel()
    if (!model || shown.current === document) return
    shown.current = document
    if (draft.state.unfinished.has(identity)) return
    const place = editor.current?.getPosition()
    const scroll = editor.current?.getScrollTop() ?? 0
    model.setValue(textOf(document))
    if (place) editor.current?.setPosition(place)
    editor.current?.setScrollTop(scroll)
  }, [document, draft, identity])

  useEffect(() => monaco.editor.setTheme(dark ? 'vs-dark' : 'vs'), [dark])

  useEffect(() => {
    json.jsonDefaults.setDiagnosticsOptions({
      validate: true,
      allowComments: false,
      // the check says more, and in the language of the page
      schemaValidation: 'ignore',
      schemas: kindNames.map((kind) => ({
        uri: `attain:/schemas/${kind}.json`,
        fileMatch: [`attain:/${kind}/*`, `attain:/${kind}.json`],
        schema: schemaInLanguage(kindSchema(kind), language),
      })),
    })
  }, [language])

  useEffect(() => {
    const model = editor.current?.getModel()
    if (!model) return
    showProblems(model, problems, language, (instead) => t('source.fix', { instead }))
  }, [problems, language, t])

  useEffect(() => {
    const model = editor.current?.getModel()
    if (wanted === null || !model) return
    const range = rangeOf(model.getValue(), wanted)
    editor.current?.setSelection(range)
    editor.current?.revealRangeInCenter(range)
  }, [wanted])

  return (
    <div className="source">
      <OtherNameBar identity={identity} />
      <div ref={box} className="source-text" />
    </div>
  )
}

function textOf(document: EditorProps['document']): string {
  return formatDocument(document as unknown as MetadataDocument)
}
