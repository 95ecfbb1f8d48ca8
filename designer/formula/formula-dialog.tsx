/** A formula with room: text and builder, what is wrong, and the result. Everything is kept as it is typed. */
import type { Bundle, Problem } from '@attain/engine/metadata'
import { Button, Modal, Segmented } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { ConditionBuilder } from './builder/condition-builder.tsx'
import { conditionExample } from './condition-example.ts'
import { FormulaGives, FormulaProblems } from './formula-notes.tsx'
import { FormulaResult } from './formula-result.tsx'
import { FormulaText } from './formula-text.tsx'
import type { FormulaPlace } from './place.ts'
import { readText } from './reading.ts'

interface FormulaDialogProps {
  readonly name: string
  readonly text: string
  readonly place: FormulaPlace
  readonly bundle: Bundle
  readonly begin: 'text' | 'builder'
  readonly others: readonly Problem[]
  readonly onChange: (text: string) => void
  readonly onClose: () => void
}

export default function FormulaDialog(props: FormulaDialogProps) {
  const { name, text, place, bundle, begin, others, onChange, onClose } = props
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const notes = useId()
  const [way, setWay] = useState(begin)
  const reading = useMemo(() => readText(text, place, bundle), [text, place, bundle])
  const isCondition = place.gives === 'condition'
  return (
    <Modal
      open
      width={880}
      className="formula-dialog"
      title={name}
      onCancel={onClose}
      footer={
        <div className="formula-dialog-foot">
          <a href={`/w/${workspace}/help/formulas`} target="_blank" rel="noreferrer">
            {t('formula.allFunctions')}
          </a>
          <Button type="primary" onClick={onClose}>
            {t('formula.done')}
          </Button>
        </div>
      }
    >
      {isCondition && (
        <Segmented
          aria-label={t('formula.way')}
          value={way}
          onChange={setWay}
          options={[
            { value: 'builder' as const, label: t('formula.builder') },
            { value: 'text' as const, label: t('formula.text') },
          ]}
        />
      )}
      {isCondition && way === 'builder' ? (
        <ConditionBuilder reading={reading} place={place} bundle={bundle} onChange={onChange} />
      ) : (
        <div className="formula-frame" data-invalid={reading.problems.length > 0 || undefined}>
          <FormulaText
            name={name}
            text={text}
            place={place}
            bundle={bundle}
            describedBy={notes}
            invalid={reading.problems.length > 0}
            lines={[6, 18]}
            autoFocus
            placeholder={isCondition ? conditionExample(place.object, t) : t('formula.example')}
            onChange={onChange}
          />
        </div>
      )}
      <FormulaProblems id={notes} reading={reading} others={others} onChange={onChange} />
      {text !== '' && (
        <div className="formula-foot">
          <FormulaGives reading={reading} bundle={bundle} />
          <FormulaResult reading={reading} object={place.object} bundle={bundle} />
        </div>
      )}
    </Modal>
  )
}
