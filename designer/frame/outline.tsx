/** All documents by kind, with search; what is changed and what has problems is marked. */
import { ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { identityOfFile, isKind, type Kind, kindNames, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Button, Input, Tooltip } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChecks } from '../check/use-checks.ts'
import { kindIn } from '../document/documents.ts'
import { useDraftState, usePlace } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'
import { documentLabel } from '../draft/use-document-label.ts'
import { kindWord } from '../names/kind-word.ts'
import { paths } from '../paths.ts'
import { NewDocument } from './new-document.tsx'
import { type OutlineEntry, OutlineRows } from './outline-rows.tsx'
import { useObjectHere } from './use-object-here.ts'

export function Outline() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const object = useObjectHere()
  // typing in an editor goes first
  const documents = useDeferredValue(useDraftState((state) => state.documents))
  const [words, setWords] = useState('')
  const [creating, setCreating] = useState<Kind>()
  const changes = useChangedDocuments()
  const state = useMemo(() => new Map(changes.map(({ identity, change }) => [identity, change])), [changes])
  const faulty = useFaultyFiles()
  const entries = useMemo(() => {
    const all = [...documents].flatMap(([identity, document]): OutlineEntry[] => {
      const kind = kindIn(identity)
      if (!isKind(kind)) return []
      const label = documentLabel(document, language) ?? identity
      const object = typeof document.object === 'string' ? document.object : undefined
      const detail =
        object === undefined
          ? String(document.name)
          : (documentLabel(documents.get(`object:${object}`), language) ?? object)
      return [{ identity, kind, label, detail }]
    })
    const wanted = words.trim().toLowerCase()
    const { compare } = new Intl.Collator(language)
    return all
      .filter(
        ({ label, detail, identity }) =>
          wanted === '' || [label, detail, identity].some((text) => text.toLowerCase().includes(wanted)),
      )
      .sort((a, b) => compare(a.detail, b.detail) || compare(a.label, b.label))
  }, [documents, language, words])
  const byKind = useMemo(() => Map.groupBy(entries, ({ kind }) => kind), [entries])
  return (
    <nav className="outline" aria-label={t('outline.title')}>
      <Input
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('outline.search')}
        aria-label={t('outline.search')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="outline-groups">
        {kindNames.map((kind) => {
          const own = byKind.get(kind) ?? []
          if (words !== '' && own.length === 0) return null
          const isOnly = kinds[kind].identifiedBy.length === 0
          return (
            <section key={kind}>
              <h2>
                {textIn(kinds[kind].pluralLabel, language)}
                {!isOnly && <span className="outline-count">{own.length}</span>}
                {kind === 'object' && (
                  <Tooltip title={t('outline.start')}>
                    <LinkButton
                      className="outline-start"
                      size="small"
                      type="text"
                      icon={<ImportOutlined />}
                      aria-label={t('outline.start')}
                      to={paths.start(workspace)}
                    />
                  </Tooltip>
                )}
                {!isOnly && (
                  <Tooltip title={t('outline.new', { kind: kindWord(kind, language) })}>
                    <Button
                      size="small"
                      type="text"
                      icon={<PlusOutlined />}
                      aria-label={t('outline.new', { kind: kindWord(kind, language) })}
                      onClick={() => setCreating(kind)}
                    />
                  </Tooltip>
                )}
              </h2>
              <OutlineRows entries={own} faulty={faulty} changed={state} workspace={workspace} />
            </section>
          )
        })}
        {entries.length === 0 && <p className="outline-empty">{t('outline.nothing', { words })}</p>}
      </div>
      {creating && <NewDocument kind={creating} at={object} onClose={() => setCreating(undefined)} />}
    </nav>
  )
}

/** Identities of documents with an error. */
function useFaultyFiles(): ReadonlySet<string> {
  const checks = useChecks()
  return useMemo(() => {
    const files = new Set(
      (checks?.problems ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ path }) => path.split('#')[0] ?? ''),
    )
    return new Set([...files].flatMap((file) => identityOfFile(file) ?? []))
  }, [checks])
}
