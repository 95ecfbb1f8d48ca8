/** What a spreadsheet would change, and what in it cannot be taken; taken over, it waits to be saved as one change. */
import type { TargetGridBody, TargetImportBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { readFiles } from '@attain/ui/sheets'
import { useQuery } from '@tanstack/react-query'
import { Alert, Modal, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { importTargets } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import { linesOf } from './sheet.ts'
import { useTargetTexts } from './texts.ts'
import type { CellChange } from './use-draft.ts'
import './dialogs.css'

interface Props {
  readonly body: TargetGridBody
  readonly file: File
  readonly onClose: () => void
  readonly onTake: (changes: readonly CellChange[]) => void
}

/** Lines that are listed; the rest is counted. */
const SHOWN = 200

export default function ImportDialog({ body, file, onClose, onTake }: Props) {
  const { t } = useTargetTexts()
  const { workspace } = useApplication()
  const [sheet, setSheet] = useState(0)
  const files = useQuery({
    queryKey: ['target-file', file.name, file.size, file.lastModified],
    queryFn: () => readFiles([file]),
    gcTime: 0,
  })
  const chosen = files.data?.sheets[sheet]
  const { name } = body.target
  const preview = useQuery({
    queryKey: ['target-import', workspace, name, body.year.key, file.name, file.lastModified, sheet],
    enabled: chosen !== undefined,
    gcTime: 0,
    queryFn: ({ signal }) =>
      importTargets({ target: name, year: body.year.key, lines: chosen === undefined ? [] : linesOf(chosen) }, signal),
  })
  const changes = preview.data?.changes ?? []
  const [refused] = files.data?.problems ?? []
  const take = () =>
    onTake(
      changes.map(({ subject, period, amount }) => {
        const cell = body.rows.find((row) => row.subject === subject)?.cells[period]
        const saved = cell === undefined || cell.isDerived === true ? null : cell.amount
        return { subject, period, amount, saved }
      }),
    )
  return (
    <Modal
      open
      width={760}
      title={t('import.title', { file: file.name })}
      okText={t('import.take', { count: changes.length })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: changes.length === 0 }}
      onOk={take}
      onCancel={onClose}
    >
      {(files.data?.sheets.length ?? 0) > 1 && (
        <Select<number>
          className="import-sheet"
          aria-label={t('import.sheet')}
          value={sheet}
          options={(files.data?.sheets ?? []).map((one, value) => ({ value, label: one.name }))}
          onChange={setSheet}
        />
      )}
      {refused !== undefined && chosen === undefined && (
        <Alert type="error" showIcon title={t(`import.${refused.key}`)} />
      )}
      {refused !== undefined && chosen !== undefined && (
        <Alert type="warning" showIcon title={t('import.brokenLines', { lines: refused.detail })} />
      )}
      {files.isError && <Failure error={files.error} retry={() => void files.refetch()} />}
      {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {(files.isPending || (chosen !== undefined && preview.isPending)) && <Skeleton active paragraph={{ rows: 6 }} />}
      {preview.data && <Preview body={body} read={preview.data} />}
    </Modal>
  )
}

function Preview({ body, read }: { readonly body: TargetGridBody; readonly read: TargetImportBody }) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { changes, problems, unchanged } = read
  const amount = (value: string | null) => amountText(value, body.target.kpi.unit, language) || t('mark.none')
  return (
    <>
      <p role="status">
        {[
          t('import.changes', { count: changes.length }),
          ...(unchanged > 0 ? [t('import.unchanged', { count: unchanged })] : []),
          ...(problems.length > 0 ? [t('import.problems', { count: problems.length })] : []),
        ].join(' · ')}
      </p>
      {problems.length > 0 && (
        <section className="break-down-preview import-problems" aria-label={t('import.notTaken')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.line')}</th>
                <th scope="col">{t('import.found')}</th>
                <th scope="col">{t('import.why')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.slice(0, SHOWN).map(({ line, column, found, why }) => (
                <tr key={`${line} ${column} ${why.en}`}>
                  <th scope="row">{line}</th>
                  <td>
                    {found || t('mark.none')}
                    {column !== found && <small>{column}</small>}
                  </td>
                  <td>{textIn(why, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {changes.length > 0 && (
        <section className="break-down-preview" aria-label={t('import.willChange')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('grid.who')}</th>
                <th scope="col">{t('import.period')}</th>
                <th scope="col">{t('import.before')}</th>
                <th scope="col">{t('import.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.slice(0, SHOWN).map(({ subject, name, period, periodName, before, amount: next, right }) => (
                <tr key={`${subject} ${period}`}>
                  <th scope="row">{name}</th>
                  <td>{periodName}</td>
                  <td>{amount(before)}</td>
                  <td>
                    {amount(next)}
                    {right === 'propose' && <small>{t('import.proposed')}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {changes.length > SHOWN && <p className="page-hint">{t('import.more', { count: changes.length - SHOWN })}</p>}
    </>
  )
}
