/** Words in the languages of the page, side by side, where a list has one for each of its rows. */
import type { Text } from '@attain/engine/metadata'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { changedWords } from '../../../parts/words-input.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly label: string
  readonly value: Text
  readonly onChange: (value: Text) => void
}

/** Words that are needed are only changed by others, never emptied. */
export function WordsInline({ label, value, onChange }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const ordered = LANGUAGES.toSorted((a, b) => Number(b.code === language) - Number(a.code === language))
  return (
    <span className="words-inline">
      {ordered.map(({ code, name }) => (
        <Input
          key={code}
          aria-label={t('wordsIn', { label, language: name })}
          placeholder={name}
          value={value[code] ?? ''}
          onChange={({ target }) => {
            const next = changedWords(value, code, target.value)
            if (next !== undefined) onChange(next)
          }}
        />
      ))}
    </span>
  )
}
