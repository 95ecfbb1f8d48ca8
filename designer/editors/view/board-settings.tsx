/** How the list looks as a board: what makes its columns, what stands on a card, what is added up. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { setValue } from '../../document/command.ts'
import { PathList } from '../../names/path-list.tsx'
import { PathSelect } from '../../names/path-select.tsx'
import { Setting } from '../../names/setting.tsx'
import { useView } from './view-context.tsx'

const MOST_ON_CARD = 8
const summable: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])

export function BoardSettings() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, view, bundle, problems, words, run } = useView()
  const { object, board = {} } = view
  const linked = bundle.objects.get(object)
  const stage = linked?.document.stages?.field
  const stageLabel = stage === undefined ? undefined : textIn(linked?.fields.get(stage)?.label, language)
  const set = (property: 'groupBy' | 'sum', path: string | undefined) =>
    run(setValue(identity, `/board/${property}`, path, words('Board', property).title))
  const own = problemsBelow(problems, '/board').filter(({ pointer }) => pointer === '' || pointer === '/groupBy')
  return (
    <>
      <Setting words={words('Board', 'groupBy')} id="board-group" problems={own}>
        <PathSelect
          id="board-group"
          object={object}
          isOwn
          isChoosable={(_, field) => field.type === 'select'}
          allowClear={stage !== undefined}
          placeholder={stageLabel ?? t('names.choose')}
          value={board.groupBy}
          onChange={(path) => set('groupBy', path)}
        />
      </Setting>
      <Setting words={words('Board', 'card')}>
        <PathList
          label={words('Board', 'card').title}
          identity={identity}
          pointer="/board/card"
          object={object}
          paths={board.card ?? []}
          problems={problemsBelow(problems, '/board/card')}
          most={MOST_ON_CARD}
        />
      </Setting>
      <Setting words={words('Board', 'sum')} id="board-sum" problems={problemsBelow(problems, '/board/sum')}>
        <PathSelect
          id="board-sum"
          object={object}
          isOwn
          isChoosable={(_, field) => summable.has(field.valueType)}
          allowClear
          placeholder={t('view.noSum')}
          value={board.sum}
          onChange={(path) => set('sum', path)}
        />
      </Setting>
    </>
  )
}
