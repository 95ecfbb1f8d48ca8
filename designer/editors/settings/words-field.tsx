/** Words in both languages, as a setting of a part of a scorecard. */
import type { Text } from '@attain/engine/metadata'
import { useId } from 'react'
import { WordsInput } from '../../parts/words-input.tsx'
import { useSettings } from './settings-context.tsx'

interface Props {
  readonly definition: string
  readonly property: string
  readonly pointer: string
  readonly value: Text | undefined
  readonly required?: boolean
  readonly long?: boolean
}

export function WordsField({ definition, property, pointer, value, required = false, long = false }: Props) {
  const { words, set } = useSettings()
  const { title } = words(definition, property)
  return (
    <WordsInput
      id={useId()}
      label={title}
      value={value}
      required={required}
      long={long}
      onChange={(next) => set(pointer, next, title)}
    />
  )
}
