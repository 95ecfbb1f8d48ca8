/** The plan of a year: the grid, what is proposed, and what can be done with it. */
import {
  DownloadOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  SearchOutlined,
  UndoOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import type { TargetBody, TargetGridBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Grid, Input, Skeleton, Switch, Tooltip } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { keys } from '../api/queries.ts'
import { readTargetGrid } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { BreakDownDialog } from './break-down-dialog.tsx'
import { CellDrawer } from './cell-drawer.tsx'
import { planOf } from './plan.ts'
import { PlanList } from './plan-list.tsx'
import { Proposals } from './proposals.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { saveSheetOf } from './sheet.ts'
import { type Place, TargetGrid } from './target-grid.tsx'
import { useTargetTexts } from './texts.ts'
import { type DraftOfYear, useDraft } from './use-draft.ts'
import './grid.css'

/** Comes with the first file. */
const ImportDialog = lazy(() => import('./import-dialog.tsx'))

interface Props {
  readonly target: TargetBody
  readonly year: string | undefined
  readonly onYear: (year: string) => void
}

export function PlanTab({ target, year, onYear }: Props) {
  const { workspace, language } = useApplication()
  const query = { target: target.name, ...(year !== undefined && { year }) }
  const grid = useQuery({
    queryKey: keys.targetGrid(workspace, language, query),
    queryFn: ({ signal }) => readTargetGrid(query, signal),
    refetchOnWindowFocus: false,
  })
  if (grid.isError) return <Failure error={grid.error} retry={() => void grid.refetch()} />
  if (!grid.data) return <GridBones />
  return <YearPlan key={grid.data.year.key} body={grid.data} onYear={onYear} />
}

function YearPlan({ body, onYear }: { readonly body: TargetGridBody; readonly onYear: (year: string) => void }) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const client = useQueryClient()
  const { problem, done } = useMessages()
  const wide = Grid.useBreakpoint().md ?? true
  const draft = useDraft()
  const [words, setWords] = useState('')
  const [onlySet, setOnlySet] = useState(() => body.rows.some(({ cells }) => Object.keys(cells).length > 0))
  const [active, setActive] = useState<Place>()
  const [opened, setOpened] = useState<Place>()
  const [dialog, setDialog] = useState<'save' | 'breakDown'>()
  const [sheet, setSheet] = useState<File>()
  const file = useRef<HTMLInputElement>(null)
  const plan = useMemo(() => planOf(body, draft.draft), [body, draft.draft])
  const changed = draft.draft.size
  useLeaveWarning(changed > 0)
  const { unit } = body.target.kpi
  const canWrite = body.target.right === 'set' || body.target.right === 'propose'
  // whoever has chosen nothing breaks the whole year down
  const asked = active ?? (body.rows[0] && { subject: body.rows[0].subject, period: body.year.key })
  const askedRow = body.rows.find(({ subject }) => subject === asked?.subject)
  const refused = (typed: string) => problem(new Error(t('refusedAmount', { typed })))
  const refetch = () => client.invalidateQueries({ queryKey: keys.allTargets(workspace) })
  const goYear = (by: number) => onYear(String(Number(body.year.key) + by))

  return (
    <>
      <div className="targets-bar">
        <div className="targets-year">
          <Button
            icon={<LeftOutlined />}
            aria-label={t('year.before')}
            disabled={changed > 0}
            onClick={() => goYear(-1)}
          />
          <strong>{body.year.name}</strong>
          <Button
            icon={<RightOutlined />}
            aria-label={t('year.after')}
            disabled={changed > 0}
            onClick={() => goYear(1)}
          />
        </div>
        <Input
          className="targets-search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <label className="targets-switch" htmlFor="targets-only-set">
          <Switch id="targets-only-set" size="small" checked={onlySet} onChange={setOnlySet} /> {t('onlySet')}
        </label>
        <span className="targets-unit">{unitText(unit, t('unit'), language)}</span>
        <span className="targets-space" />
        {wide && canWrite && (
          <>
            <Tooltip title={t('undo')}>
              <Button icon={<UndoOutlined />} aria-label={t('undo')} disabled={!draft.canUndo} onClick={draft.undo} />
            </Tooltip>
            <Tooltip title={t('redo')}>
              <Button icon={<RedoOutlined />} aria-label={t('redo')} disabled={!draft.canRedo} onClick={draft.redo} />
            </Tooltip>
          </>
        )}
        {wide && (
          <Tooltip title={t('download')}>
            <Button
              icon={<DownloadOutlined />}
              aria-label={t('download')}
              onClick={() =>
                void saveSheetOf(plan, `${textIn(body.target.label, language)} ${body.year.name}`, t('grid.who'))
              }
            />
          </Tooltip>
        )}
        {wide && canWrite && (
          <>
            <Tooltip title={t('import.open')}>
              <Button icon={<UploadOutlined />} aria-label={t('import.open')} onClick={() => file.current?.click()} />
            </Tooltip>
            <input
              ref={file}
              type="file"
              accept=".xlsx,.csv,.tsv,.txt,text/csv"
              hidden
              onChange={({ target: input }) => {
                setSheet(input.files?.[0])
                // the same file again is a change too
                input.value = ''
              }}
            />
            <Button
              disabled={askedRow === undefined || askedRow.right === 'see' || askedRow.right === 'none'}
              onClick={() => setDialog('breakDown')}
            >
              {t('breakDown.open')}
            </Button>
          </>
        )}
        {wide && (
          <Button disabled={active === undefined} onClick={() => setOpened(active)}>
            {t('history.open')}
          </Button>
        )}
      </div>
      <Proposals body={body} onDone={refetch} />
      {wide ? (
        <TargetGrid
          body={body}
          plan={plan}
          draft={draft}
          words={words}
          onlySet={onlySet}
          active={active}
          onActive={setActive}
          onOpen={setOpened}
          onRefused={refused}
          onTable={(text) => setSheet(new File([text], t('import.clipboard')))}
        />
      ) : (
        <PlanList
          plan={plan}
          body={body}
          draft={draft}
          words={words}
          onlySet={onlySet}
          onOpen={setOpened}
          onRefused={refused}
        />
      )}
      {changed > 0 && <SaveBar draft={draft} body={body} onSave={() => setDialog('save')} />}
      {wide && canWrite && changed === 0 && <p className="page-hint targets-keys">{t('keys')}</p>}
      {dialog === 'save' && (
        <SaveDialog
          body={body}
          draft={draft.draft}
          onClose={() => setDialog(undefined)}
          onSaved={async () => {
            await refetch()
            draft.clear()
            setDialog(undefined)
          }}
        />
      )}
      {dialog === 'breakDown' && askedRow && asked && (
        <BreakDownDialog
          body={body}
          plan={plan}
          row={askedRow}
          period={asked.period}
          onClose={() => setDialog(undefined)}
          onTake={(changes) => {
            draft.change(changes)
            setDialog(undefined)
          }}
        />
      )}
      {sheet && (
        <Suspense fallback={null}>
          <ImportDialog
            body={body}
            file={sheet}
            onClose={() => setSheet(undefined)}
            onTake={(changes) => {
              draft.change(changes)
              setSheet(undefined)
              done(t('import.taken', { count: changes.length }))
            }}
          />
        </Suspense>
      )}
      {opened && <CellDrawer body={body} place={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function SaveBar({
  draft,
  body,
  onSave,
}: {
  readonly draft: DraftOfYear
  readonly body: TargetGridBody
  readonly onSave: () => void
}) {
  const { t } = useTargetTexts()
  const count = draft.draft.size
  return (
    <div className="targets-save" role="status">
      <span>{t('unsaved', { count })}</span>
      <Button onClick={draft.clear}>{t('discard')}</Button>
      <Button type="primary" onClick={onSave}>
        {t(body.target.right === 'set' ? 'save.open' : 'save.propose', { count })}
      </Button>
    </div>
  )
}

function unitText(unit: TargetBody['kpi']['unit'], words: string, language: 'en' | 'zh-CN'): string {
  const word =
    unit.type === 'currency'
      ? (unit.currency ?? '')
      : unit.type === 'percent'
        ? '%'
        : unit.type === 'days'
          ? { en: 'days', 'zh-CN': '天' }[language]
          : textIn(unit.word, language)
  return word ? `${words} ${word}` : ''
}

function GridBones() {
  return (
    <div className="targets-bones" aria-hidden>
      <Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />
    </div>
  )
}

function useLeaveWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
