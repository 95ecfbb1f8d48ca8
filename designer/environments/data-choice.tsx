/** Which records a sandbox gets. */
import { mostRecordsPerObject, type RefreshSandboxBody, type SandboxData } from '@attain/contract'
import { Checkbox, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'

const kinds: readonly SandboxData[] = ['masked', 'sample', 'none']

export function DataChoice({
  value,
  onChange,
}: {
  readonly value: RefreshSandboxBody
  readonly onChange: (value: RefreshSandboxBody) => void
}) {
  const { t } = useTranslation()
  return (
    <fieldset className="environments-data">
      <legend>{t('environment.data')}</legend>
      <Radio.Group
        value={value.data}
        onChange={({ target }) => onChange({ ...value, data: target.value as SandboxData })}
      >
        {kinds.map((kind) => (
          <Radio key={kind} value={kind}>
            <span className="rows-main">
              <span>{t(`environment.kinds.${kind}`)}</span>
              <small>{t(`environment.hints.${kind}`)}</small>
            </span>
          </Radio>
        ))}
      </Radio.Group>
      {value.data !== 'none' && (
        <label className="environments-records" htmlFor="records-per-object">
          <span>{t('environment.perObject')}</span>
          <InputNumber
            id="records-per-object"
            min={1}
            max={mostRecordsPerObject}
            precision={0}
            value={value.records ?? null}
            onChange={(records) => onChange({ ...value, records: records ?? 1 })}
          />
        </label>
      )}
      {value.data === 'masked' && (
        <Checkbox
          checked={value.maskAmounts === true}
          onChange={({ target }) => onChange({ ...value, maskAmounts: target.checked })}
        >
          {t('environment.maskAmounts')}
        </Checkbox>
      )}
    </fieldset>
  )
}
