import { SearchOutlined } from '@ant-design/icons'
import { useShortcut } from '@attain/ui/parts'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const WAIT_MS = 250

/** Words to look for in this list; `/` leads here, Escape empties it. */
export function WordsInput({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (words: string) => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState(value)
  const input = useRef<InputRef>(null)
  const report = useRef(onChange)
  report.current = onChange
  useShortcut('/', () => input.current?.focus())
  useEffect(() => setWords(value), [value])
  useEffect(() => {
    if (words === value) return
    const timer = setTimeout(() => report.current(words.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [words, value])
  return (
    <Input
      ref={input}
      className="list-words"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      maxLength={200}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (words === '') input.current?.blur()
        setWords('')
      }}
    />
  )
}
