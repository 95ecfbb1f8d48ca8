/** The document whose settings are shown, for every setting on the page. */
import type { Bundle, Kind } from '@attain/engine/metadata'
import { createContext, useContext, useMemo } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { type SchemaWords, useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { json } from '../object/object-document.ts'
import { type Choices, useChoices } from './use-choices.ts'

export interface EditedSettings {
  readonly identity: string
  readonly bundle: Bundle
  readonly problems: readonly ProblemAt[]
  /** What parts are called, and what can be chosen for them, as the schema says. */
  readonly words: SchemaWords
  readonly choices: Choices
  /** Sets a value by its pointer; undefined takes it away. `what` it is called in the history. */
  set(pointer: string, value: unknown, what: string): void
}

export const SettingsContext = createContext<EditedSettings | null>(null)

export function useSettings(): EditedSettings {
  const edited = useContext(SettingsContext)
  if (edited === null) throw new Error('No document is edited here.')
  return edited
}

/** For an editor, which gives it to its parts. */
export function useEditedSettings(kind: Kind, identity: string): EditedSettings {
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const words = useSchemaWords(kind)
  const choices = useChoices(kind)
  return useMemo(
    () => ({
      identity,
      bundle,
      problems,
      words,
      choices,
      set: (pointer, value, what) =>
        draft.run(setValue(identity, pointer, value === undefined ? undefined : json(value), what)),
    }),
    [identity, bundle, problems, words, choices, draft],
  )
}
