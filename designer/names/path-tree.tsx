/** The tree of `PathSelect`, which opens along relations as far as one looks. */
import type { Bundle, Language } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { TreeSelect } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import { typeIcons } from '../editors/object/fields/type-icons.tsx'
import { fieldsOf, labelOf, labelOfPath, leadsOn } from './field-path.ts'
import type { PathSelectProps } from './path-select.tsx'
import './names.css'

interface Node {
  readonly value: string
  readonly title: ReactNode
  readonly words: string
  readonly disabled: boolean
  readonly isLeaf: boolean
  readonly children?: Node[]
}

/** Levels that are searched without having been opened. */
const SEARCHED = 2

export default function PathTree(props: PathSelectProps) {
  const { id, label, object, value, placeholder, isOwn = false, isChoosable, allowClear = false, status = '' } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState<readonly string[]>([])
  const nodes = useMemo(
    () => (isOpen ? nodesOf({ bundle, language, isOwn, isChoosable, opened, words }, object, '', 1) : []),
    [isOpen, bundle, language, isOwn, isChoosable, opened, words, object],
  )
  const given = value === undefined ? null : value
  return (
    <TreeSelect<string | null, Node>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="path-select"
      classNames={{ popup: { root: 'path-select-popup' } }}
      popupMatchSelectWidth={300}
      status={status}
      // what the value is called is known before the tree is
      value={given}
      {...(given !== null && !isOpen && { treeData: [whole(labelOfPath(bundle, object, given, language), given)] })}
      {...(isOpen && { treeData: nodes })}
      treeTitleRender={(node) => (isOpen ? node.title : node.words)}
      treeNodeLabelProp="words"
      placeholder={placeholder ?? t('names.choose')}
      allowClear={allowClear}
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setWords('')
      }}
      showSearch={{
        searchValue: words,
        onSearch: setWords,
        filterTreeNode: (typed, node) => node.words.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      {...(words === '' && { treeExpandedKeys: [...opened] })}
      onTreeExpand={(keys) => setOpened(keys.map(String))}
      notFoundContent={t('names.nothing')}
      onChange={(path) => props.onChange(path ?? undefined)}
    />
  )
}

function whole(words: string, value: string): Node {
  return { value, title: words, words, disabled: false, isLeaf: true }
}

interface Look {
  readonly bundle: Bundle
  readonly language: Language
  readonly isOwn: boolean
  readonly isChoosable: PathSelectProps['isChoosable']
  readonly opened: readonly string[]
  readonly words: string
}

function nodesOf(look: Look, object: string, prefix: string, level: number): Node[] {
  return fieldsOf(look.bundle, object).flatMap((field) => {
    const value = prefix + field.name
    const goesOn = !look.isOwn && leadsOn(value, field)
    const isDisabled = look.isChoosable?.(value, field) === false
    if (isDisabled && !goesOn) return []
    const isLooked = look.opened.includes(value) || (look.words !== '' && level < SEARCHED)
    const title = labelOf(field, look.language)
    return {
      value,
      title: (
        <span className="path-node">
          {typeIcons[field.type]}
          <span>{title}</span>
        </span>
      ),
      words: prefix === '' ? title : labelOfWay(look, value, object, title),
      disabled: isDisabled,
      isLeaf: !goesOn,
      // one level ahead, so that there is something to open
      ...(goesOn && {
        children: isLooked ? nodesOf(look, field.target ?? '', `${value}.`, level + 1) : [whole('…', `${value}.`)],
      }),
    }
  })
}

/** With the step before it, as it is said where it was chosen. */
function labelOfWay({ bundle, language }: Look, value: string, object: string, title: string): string {
  const holder = bundle.objects.get(object)?.document.label
  const words = holder === undefined ? value : (holder[language] ?? holder.en)
  return `${words}${language === 'en' ? ' › ' : '›'}${title}`
}
