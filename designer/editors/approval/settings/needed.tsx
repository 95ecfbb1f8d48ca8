/** How several decisions become one: all, one, a number or a share of them; a veto; an order. */
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Setting } from '../../../names/setting.tsx'
import { useTentative } from '../../../parts/use-tentative.ts'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import type { NodeOf } from '../graph/document.ts'
import { useNodePart } from './use-node-part.ts'

type Step = NodeOf<'approval'>
type How = 'all' | 'any' | 'count' | 'share'

const SHARE = /^([1-9]\d{0,3}\/[1-9]\d{0,3}|(100|[1-9]?\d(\.\d{1,4})?)%)$/
const begin: Readonly<Record<How, string | number>> = { all: 'all', any: 1, count: 2, share: '60%' }

function howOf(needed: string | number): How {
  if (needed === 'all') return 'all'
  return typeof needed === 'string' ? 'share' : needed === 1 ? 'any' : 'count'
}

export function Needed({ node }: { readonly node: Step }) {
  const { t } = useTranslation()
  const words = useSchemaWords('approval')
  const { problems, set, setWhole } = useNodePart(node)
  const { needed = 'all', veto = true, inOrder = false } = node
  const how = howOf(needed)
  const isFit = (value: string | number) => typeof value === 'number' || value === 'all' || SHARE.test(value)
  const { shown, change, isHeld } = useTentative<string | number>(needed, isFit, (value) => set('needed', value))
  const choose = (next: How) => {
    const { needed: _, ...rest } = node
    setWhole(next === 'all' ? rest : { ...rest, needed: begin[next] })
  }
  return (
    <div className="approval-needed">
      <Setting words={words('ApprovalNode', 'needed')} id="node-needed" problems={problemsBelow(problems, '/needed')}>
        <span className="automation-line">
          <Select<How>
            id="node-needed"
            className="approval-how"
            value={how}
            options={(['all', 'any', 'count', 'share'] as const).map((one) => ({
              value: one,
              label: t(`approval.needed_${one}`),
            }))}
            onChange={choose}
          />
          {how === 'count' && (
            <InputNumber
              aria-label={t('approval.neededNumber')}
              min={1}
              max={1000}
              precision={0}
              value={Number(needed)}
              onChange={(value) => value !== null && change(value)}
            />
          )}
          {how === 'share' && (
            <Input
              className="approval-share"
              aria-label={t('approval.neededShare')}
              status={isHeld ? 'error' : ''}
              value={String(shown)}
              onChange={({ target }) => change(target.value.trim())}
            />
          )}
        </span>
      </Setting>
      <Form.Item>
        <div className="approval-checks">
          {needed !== 1 && (
            <Checkbox checked={inOrder} onChange={({ target }) => set('inOrder', target.checked || undefined)}>
              {t('approval.inOrderOne')}
            </Checkbox>
          )}
          {needed !== 'all' && (
            <Checkbox checked={veto} onChange={({ target }) => set('veto', target.checked ? undefined : false)}>
              {t('approval.veto')}
            </Checkbox>
          )}
        </div>
      </Form.Item>
    </div>
  )
}
