/** From a spreadsheet: drop the files, correct what is proposed, make it in the draft, and learn how the rows come in. */
import { InboxOutlined } from '@ant-design/icons'
import { documentsOf } from '@attain/engine/import/propose'
import { fileOf, systemDocuments } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { type FileProblem, readFiles } from '@attain/ui/sheets'
import { Alert, Button, Spin, Upload } from 'antd'
import { useMemo, useReducer, useState } from 'react'
import { addDocuments } from '../../document/command.ts'
import { type DocumentValue, identityIn } from '../../document/documents.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useTexts } from '../texts.ts'
import { MadeFromSheets } from './made-from-sheets.tsx'
import { ObjectPart } from './object-part.tsx'
import { RoleChoice } from './role-choice.tsx'
import { type RoleWish, roleFor } from './role-for.ts'
import { beginSketch, type Edit, edit, proposalOf, type Sketch, targetsFor } from './sketch.ts'
import { useProposalProblems } from './use-proposal-problems.ts'

export function SheetsStart() {
  const { t } = useTexts()
  const draft = useDraft()
  const [sketch, setSketch] = useState<Sketch>()
  const [problems, setProblems] = useState<readonly FileProblem[]>([])
  const [isReading, setReading] = useState(false)

  const take = async (files: readonly File[]) => {
    setReading(true)
    try {
      const { sheets, problems: found } = await readFiles(files)
      setProblems(found)
      const taken = [...draft.state.documents.keys()].flatMap((identity) =>
        identity.startsWith('object:') ? identity.slice('object:'.length) : [],
      )
      if (sheets.length > 0) setSketch(beginSketch(sheets, [...taken, ...systemDocuments.map(({ name }) => name)]))
    } finally {
      setReading(false)
    }
  }
  const notes = problems.map(({ key, file, detail = '' }) => (
    <Alert
      key={file + key}
      type={key === 'brokenLines' ? 'warning' : 'error'}
      showIcon
      title={file}
      description={t(`file.${key}`, { detail })}
    />
  ))
  if (sketch !== undefined)
    return (
      <>
        {notes}
        <Correct begun={sketch} giveUp={() => setSketch(undefined)} />
      </>
    )
  return (
    <>
      {notes}
      <Spin spinning={isReading}>
        <Upload.Dragger
          multiple
          accept=".csv,.tsv,.txt,.xlsx"
          showUploadList={false}
          // called for each file with all of them: the last one takes them
          beforeUpload={(file, all) => {
            if (file === all.at(-1)) void take(all)
            return false
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined aria-hidden />
          </p>
          <p className="ant-upload-text">{t('drop')}</p>
          <p className="ant-upload-hint">{t('dropHint')}</p>
        </Upload.Dragger>
      </Spin>
    </>
  )
}

function Correct({ begun, giveUp }: { readonly begun: Sketch; readonly giveUp: () => void }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const [sketch, run] = useReducer((state: Sketch, change: Edit) => edit(state, change), begun)
  const [isMade, setMade] = useState(false)
  const [wish, setWish] = useState<RoleWish>({ level: 'work', label: t('role.member') })
  const proposal = useMemo(() => proposalOf(sketch), [sketch])
  const documents = useMemo(() => {
    const names = proposal.objects.map(({ name }) => name)
    const identities = [...draft.state.documents.keys()]
    const taken = new Set(identities.flatMap((identity) => (identity.startsWith('role:') ? identity.slice(5) : [])))
    const role = roleFor(names, wish, language, taken)
    return [...documentsOf(proposal), ...(role === undefined ? [] : [role])] as unknown as DocumentValue[]
  }, [proposal, wish, language, draft])
  const problems = useProposalProblems(documents)
  const targets = useMemo(() => targetsFor(sketch).map(({ name, label }) => ({ value: name, label })), [sketch])
  const ours = useMemo(() => {
    const files = new Set(documents.map((document) => fileIn(document)))
    return (problems ?? []).flatMap((problem) => {
      const [file = '', pointer = ''] = problem.path.split('#')
      return files.has(file) && problem.severity === 'error' ? [{ ...problem, file, pointer }] : []
    })
  }, [problems, documents])
  const count = proposal.objects.length
  // what is wrong in the rest of the draft is no reason not to go on
  const isClean = problems !== undefined && ours.length === 0
  const taken = documents.flatMap((document) => {
    const identity = identityIn(document)
    return identity !== undefined && draft.state.documents.has(identity) ? [identity] : []
  })
  const make = () => {
    draft.run(addDocuments(documents, proposal.objects.map(({ pluralLabel }) => pluralLabel).join(', ')))
    setMade(true)
  }
  if (isMade) return <MadeFromSheets proposal={proposal} sheets={sketch.sheets} />
  return (
    <>
      <p className="start-lead">{t('correct')}</p>
      {sketch.objects.map((object, at) => (
        <ObjectPart
          key={object.sheet}
          at={at}
          object={object}
          targets={targets}
          problems={object.isLeftOut ? [] : ours.filter(({ file }) => file === `objects/${object.name}.json`)}
          run={run}
        />
      ))}
      {count > 0 && <RoleChoice wish={wish} choose={setWish} />}
      {ours
        .filter(({ file }) => !file.startsWith('objects/'))
        .map((problem) => (
          <Alert
            key={problem.path + problem.code}
            type="error"
            showIcon
            title={`${problem.path}: ${textIn(problem.message, language)}`}
          />
        ))}
      {taken.length > 0 && <Alert type="error" showIcon title={t('taken', { names: taken.join(', ') })} />}
      <div className="start-actions">
        <Button onClick={giveUp}>{t('otherFiles')}</Button>
        <Button
          type="primary"
          disabled={
            !isClean || count === 0 || taken.length > 0 || (wish.level !== 'nobody' && wish.label.trim() === '')
          }
          onClick={make}
        >
          {t('make', { count })}
        </Button>
      </div>
    </>
  )
}

function fileIn(document: DocumentValue): string | undefined {
  return fileOf(document.kind as Parameters<typeof fileOf>[0], document)
}
