/** What somebody writes often under decisions: a line each. */
import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { getPhrases, savePhrases } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'
import '../../settings/settings.css'
import './settings.css'

const MOST = 30
const LONGEST = 200

export default function PhrasesPage() {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const answer = useQuery({ queryKey: keys.phrases(workspace), queryFn: ({ signal }) => getPhrases(signal) })
  useTitle(t('phrases.title'))
  return (
    <div className="narrow-page">
      <h1>{t('phrases.title')}</h1>
      <p className="page-hint">{t('phrases.hint')}</p>
      {answer.isPending && <Skeleton active />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && <Phrases phrases={answer.data.phrases} />}
    </div>
  )
}

/** Each change is saved at once, the list is short. */
function Phrases({ phrases }: { readonly phrases: readonly string[] }) {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const client = useQueryClient()
  const { problem } = useMessages()
  const [added, setAdded] = useState('')
  const save = async (next: readonly string[]) => {
    client.setQueryData(keys.phrases(workspace), { phrases: next })
    try {
      await savePhrases(next)
    } catch (error) {
      problem(error)
      await client.invalidateQueries({ queryKey: keys.phrases(workspace) })
    }
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    const phrase = added.trim()
    if (phrase === '' || phrases.includes(phrase)) return
    setAdded('')
    void save([...phrases, phrase])
  }
  const raise = (index: number) =>
    save(
      phrases.map(
        (phrase, i) => (i === index - 1 ? phrases[index] : i === index ? phrases[index - 1] : phrase) as string,
      ),
    )
  return (
    <>
      {phrases.length === 0 ? (
        <div className="empty">
          <p>{t('phrases.empty')}</p>
        </div>
      ) : (
        <ul className="rows">
          {phrases.map((phrase, i) => (
            <li key={phrase}>
              <Input
                variant="borderless"
                aria-label={t('phrases.one', { number: i + 1 })}
                maxLength={LONGEST}
                defaultValue={phrase}
                onPressEnter={(event) => event.currentTarget.blur()}
                onBlur={({ target }) => {
                  const text = target.value.trim()
                  if (text === phrase) return
                  if (text === '' || phrases.includes(text)) target.value = phrase
                  else void save(phrases.map((each) => (each === phrase ? text : each)))
                }}
              />
              {i > 0 && (
                <Button
                  type="text"
                  icon={<ArrowUpOutlined aria-hidden />}
                  aria-label={t('phrases.raise', { phrase })}
                  title={t('phrases.raise', { phrase })}
                  onClick={() => void raise(i)}
                />
              )}
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('phrases.remove', { phrase })}
                onClick={() => void save(phrases.filter((each) => each !== phrase))}
              />
            </li>
          ))}
        </ul>
      )}
      {phrases.length < MOST && (
        <form className="phrases-add" onSubmit={add}>
          <Input
            aria-label={t('phrases.new')}
            placeholder={t('phrases.new')}
            maxLength={LONGEST}
            value={added}
            onChange={(event) => setAdded(event.target.value)}
          />
          <Button htmlType="submit" type="primary" icon={<PlusOutlined aria-hidden />} disabled={added.trim() === ''}>
            {t('phrases.add')}
          </Button>
        </form>
      )}
    </>
  )
}
