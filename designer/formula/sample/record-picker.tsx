/** Picks a real record of an object by its words. */
import { searchRecords } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../draft/draft-context.tsx'

interface RecordPickerProps {
  readonly object: string
  readonly label: string
  readonly record: { readonly id: string; readonly name: string } | undefined
  readonly onPick: (record: { id: string; name: string }) => void
}

export function RecordPicker({ object, label, record, onPick }: RecordPickerProps) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({
    queryKey: ['search', workspace, object, words],
    enabled: isOpen,
    queryFn: async ({ signal }) => (await searchRecords(words, [object], 20, signal)).items,
    placeholderData: (before) => before,
  })
  return (
    <Select
      size="small"
      className="formula-record"
      aria-label={t('formula.record', { object: label })}
      labelInValue
      value={record ? { value: record.id, label: record.name } : null}
      placeholder={t('formula.pick', { object: label })}
      popupMatchSelectWidth={280}
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      onOpenChange={setOpen}
      loading={found.isFetching}
      notFoundContent={found.isPending ? '…' : t('formula.noMatches')}
      options={(found.data ?? []).map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
      optionRender={({ label: name, data }) => (
        <span className="attain-choice">
          <span>{name}</span>
          {data.hint && <small>{data.hint}</small>}
        </span>
      )}
      onChange={({ value, label: name }) => {
        setWords('')
        onPick({ id: value, name: String(name) })
      }}
    />
  )
}
