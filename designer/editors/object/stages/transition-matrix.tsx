/** Which stage may follow which: from the row to the column. */
import type { FieldDocument } from '@attain/engine/metadata'
import { OptionTag, textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { useObject } from '../object-context.tsx'
import { json } from '../object-document.ts'
import { inOrder, isAllowed, nothing, type Transitions, withFollowing, withStep } from './transitions.ts'

export interface TransitionMatrixProps {
  readonly field: FieldDocument
  readonly transitions: Transitions
}

export function TransitionMatrix({ field, transitions }: TransitionMatrixProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, run } = useObject()
  const options = field.options ?? []
  const stages = options.map(({ value }) => value)
  const set = (next: Transitions) =>
    run({
      ...setValue(identity, '/stages/transitions', next.length === 0 ? undefined : json(next), t('object.transitions')),
    })
  const labelOf = (value: string) => textIn(options.find((one) => one.value === value)?.label, language) || value
  const others = (from: string) => stages.filter((stage) => stage !== from)
  return (
    <>
      <p className="stages-hint">{t('object.transitionsHint')}</p>
      <div className="matrix-buttons">
        <Button size="small" onClick={() => set([])}>
          {t('object.allowAll')}
        </Button>
        <Button size="small" onClick={() => set(inOrder(stages))}>
          {t('object.allowNext')}
        </Button>
        <Button size="small" onClick={() => set(nothing(stages))}>
          {t('object.allowNothing')}
        </Button>
      </div>
      <div className="matrix-scroll">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t('object.fromTo')}</th>
              {options.map((option) => (
                <th key={option.value} scope="col">
                  <OptionTag option={option} language={language} />
                </th>
              ))}
              <th scope="col">
                <span className="matrix-all">{t('object.all')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {options.map((option) => {
              const from = option.value
              const allowed = others(from).filter((to) => isAllowed(transitions, from, to)).length
              return (
                <tr key={from}>
                  <th scope="row">
                    <OptionTag option={option} language={language} />
                  </th>
                  {stages.map((to) => (
                    <td key={to} data-self={from === to || undefined}>
                      {from !== to && (
                        <Checkbox
                          aria-label={t('object.mayGo', { from: labelOf(from), to: labelOf(to) })}
                          checked={isAllowed(transitions, from, to)}
                          onChange={({ target }) => set(withStep(transitions, stages, from, to, target.checked))}
                        />
                      )}
                    </td>
                  ))}
                  <td>
                    <Checkbox
                      aria-label={t('object.mayGoAnywhere', { from: labelOf(from) })}
                      checked={allowed === stages.length - 1}
                      indeterminate={allowed > 0 && allowed < stages.length - 1}
                      onChange={({ target }) =>
                        set(withFollowing(transitions, stages, from, target.checked ? others(from) : []))
                      }
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}
