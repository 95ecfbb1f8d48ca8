/** The steps as a list, for a screen on which a picture is too small to be used. A touch opens the settings. */
import { ExclamationCircleFilled, PlusOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApproval } from '../approval-context.tsx'
import { InsertMenu } from '../canvas/insert-menu.tsx'
import { nodeNamed } from '../graph/document.ts'
import { type Exit, exitId } from '../graph/exits.ts'
import { useLit } from '../lit.ts'
import { nodeIcons } from '../node-icons.tsx'
import { problemsByElement } from '../problems-of.ts'
import { sayNode, sayWay, titleOf } from '../say-node.ts'
import { type Item, outlineOf, type Way } from './outline.ts'
import './step-list.css'

export function StepList() {
  const { t } = useTranslation()
  const { approval, insert } = useApproval()
  const { way, beside } = useMemo(() => outlineOf(approval), [approval])
  const [menu, setMenu] = useState<{ exit: Exit; at: { x: number; y: number } }>()
  const open = (exit: Exit, at: { x: number; y: number }) => setMenu({ exit, at })
  return (
    <div className="steps">
      <p className="steps-end">{t('approval.start')}</p>
      <Steps way={way} onInsert={open} />
      <p className="steps-end">{t('approval.end')}</p>
      {beside.map((items) => (
        <Steps key={items.map(keyOf).join(' ')} way={{ exit: way.exit, items }} isBeside onInsert={open} />
      ))}
      {menu && (
        <InsertMenu
          at={menu.at}
          onChoose={(type) => insert(type, { on: menu.exit })}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  )
}

interface StepsProps {
  readonly way: Way
  readonly isBeside?: boolean
  readonly onInsert: (exit: Exit, at: { x: number; y: number }) => void
}

const keyOf = (item: Item) => (item.is === 'to' ? `to ${item.name}` : item.node.name)

/** Items with the places between them at which something can be put. */
function Steps({ way: { exit, items }, isBeside = false, onInsert }: StepsProps) {
  const { t } = useTranslation()
  const plus = (one: Exit) => (
    <Button
      type="text"
      size="small"
      className="steps-plus"
      icon={<PlusOutlined aria-hidden />}
      aria-label={t('approval.insertHere')}
      onClick={({ clientX, clientY }) => onInsert(one, { x: clientX, y: clientY })}
    />
  )
  return (
    <ol>
      {!isBeside && <li>{plus(exit)}</li>}
      {items.map((item) => (
        <li key={keyOf(item)}>
          {item.is === 'to' ? <GoesOn name={item.name} /> : <Step item={item} onInsert={onInsert} />}
          {item.is === 'node' && item.branches.length === 0 && plus({ from: item.node.name, way: 'next' })}
        </li>
      ))}
    </ol>
  )
}

function GoesOn({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const { approval, names, select } = useApproval()
  const node = nodeNamed(approval, name)
  return (
    <button type="button" className="steps-to" onClick={() => select({ of: 'nodes', names: [name] })}>
      {t('approval.goesOnAt', { step: node === undefined ? name : titleOf(node, names) })}
    </button>
  )
}

interface StepProps {
  readonly item: Extract<Item, { is: 'node' }>
  readonly onInsert: StepsProps['onInsert']
}

function Step({ item: { node, branches }, onInsert }: StepProps) {
  const { names } = useApproval()
  return (
    <>
      <Touch
        id={node.name}
        icon={nodeIcons[node.type]}
        title={titleOf(node, names)}
        text={sayNode(node, names)}
        selects={{ of: 'nodes', names: [node.name] }}
      />
      {branches.length > 0 && (
        <ul className="steps-branches">
          {branches.map((way) => (
            <li key={exitId(way.exit)}>
              <Touch
                id={exitId(way.exit)}
                {...sayWay(node, way.exit.way, names)}
                selects={{ of: 'branch', exit: way.exit }}
              />
              <Steps way={way} onInsert={onInsert} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface TouchProps {
  readonly id: string
  readonly icon?: ReactNode
  readonly title: string
  readonly text: string
  readonly selects: Parameters<ReturnType<typeof useApproval>['select']>[0]
}

function Touch({ id, icon, title, text, selects }: TouchProps) {
  const { approval, problems, select } = useApproval()
  const lit = useLit()
  const own = problemsByElement(approval, problems).get(id) ?? []
  const found = lit?.people.get(id)
  const classes = [
    'steps-step',
    icon === undefined && 'is-branch',
    lit !== undefined && (lit.elements.has(id) ? 'is-lit' : 'is-dim'),
  ]
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} onClick={() => select(selects)}>
      {icon !== undefined && <span className="steps-icon">{icon}</span>}
      <span className="steps-words">
        <strong>{title}</strong>
        {(found?.text ?? text) !== '' && <small>{found?.text ?? text}</small>}
      </span>
      {own.some(({ severity }) => severity === 'error') ? (
        <ExclamationCircleFilled className="is-error" aria-hidden />
      ) : (
        own.length > 0 && <WarningFilled className="is-warning" aria-hidden />
      )}
    </button>
  )
}
