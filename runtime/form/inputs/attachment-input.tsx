import { CloseOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredFile } from '../form-services.ts'
import { ariaOf, type InputProps } from './input-props.ts'

const MEGABYTE = 1024 * 1024
const SERVER_LIMIT_MB = 20

/** Files: chosen or dropped, uploaded at once, removable. */
export function AttachmentInput(props: InputProps) {
  const { t } = useTranslation('form')
  const { field, services } = props
  const picker = useRef<HTMLInputElement>(null)
  const [running, setRunning] = useState<readonly { name: string; share: number }[]>([])
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const files = (Array.isArray(props.value) ? props.value : []) as readonly StoredFile[]
  const latest = useRef(files)
  latest.current = files
  const limit = Number(field.document.maxFiles ?? 10)
  const limitMb = Math.min(Number(field.document.maxSizeMb ?? SERVER_LIMIT_MB), SERVER_LIMIT_MB)
  const accept = field.document.accept as readonly string[] | string | undefined

  const add = async (list: FileList | null) => {
    setRefusals([])
    for (const file of list ?? []) {
      if (latest.current.length >= limit) {
        setRefusals((before) => [...before, t('tooMany', { count: limit })])
        return
      }
      if (file.size > limitMb * MEGABYTE) {
        setRefusals((before) => [...before, t('tooLarge', { name: file.name, limit: limitMb })])
        continue
      }
      try {
        const report = (share: number) =>
          setRunning((before) => [...before.filter((each) => each.name !== file.name), { name: file.name, share }])
        report(0)
        const stored = await services.uploadFile(file, report)
        latest.current = [...latest.current, stored]
        props.onChange(latest.current)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        setRefusals((before) => [...before, t('uploadFailed', { name: file.name, reason })])
      } finally {
        setRunning((before) => before.filter((each) => each.name !== file.name))
      }
    }
  }

  return (
    <fieldset
      className="attain-files"
      aria-describedby={props.describedBy}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void add(event.dataTransfer.files)
      }}
    >
      {files.map((file) => (
        <div key={file.id} className="attain-file">
          <PaperClipOutlined aria-hidden />
          <span>{file.name}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('removeFile', { name: file.name })}
            onClick={() => {
              const left = files.filter((each) => each.id !== file.id)
              props.onChange(left.length > 0 ? left : null)
            }}
          />
        </div>
      ))}
      {running.map((each) => (
        <div key={each.name} className="attain-file">
          <span>{t('uploading', { name: each.name, percent: Math.round(each.share * 100) })}</span>
          <Progress percent={Math.round(each.share * 100)} size="small" showInfo={false} />
        </div>
      ))}
      <div role="alert">
        {refusals.map((text) => (
          <div key={text} className="attain-error">
            {text}
          </div>
        ))}
      </div>
      {files.length < limit && (
        <Button
          id={props.id}
          icon={<UploadOutlined aria-hidden />}
          {...ariaOf(props)}
          onClick={() => picker.current?.click()}
        >
          {t('upload')}
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        multiple={limit > 1}
        accept={Array.isArray(accept) ? accept.join(',') : (accept as string | undefined)}
        onChange={(event) => {
          void add(event.target.files).then(() => {
            if (picker.current) picker.current.value = ''
          })
        }}
      />
    </fieldset>
  )
}
