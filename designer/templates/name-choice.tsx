/** Under names of its own a template stands beside what is there, instead of in the same documents. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const VALID = /^[a-z][a-z0-9_]{0,30}$/

interface Props {
  /** Empty while the names are as the template has them. */
  readonly prefix: string
  /** What to begin with. */
  readonly suggested: string
  readonly choose: (prefix: string) => void
}

export function NameChoice({ prefix, suggested, choose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(suggested)
  const isValid = VALID.test(typed)
  if (prefix !== '')
    return (
      <section className="panel templates-one">
        <p>{t('template.prefixed', { prefix })}</p>
        <Button onClick={() => choose('')}>{t('template.sameNames')}</Button>
      </section>
    )
  return (
    <section className="panel templates-one">
      <div>
        <h2>{t('template.beside')}</h2>
        <p className="templates-counts">{t('template.besideHint')}</p>
      </div>
      <Form layout="inline" onFinish={() => isValid && choose(typed)}>
        <Form.Item
          htmlFor="template-prefix"
          label={t('template.prefix')}
          validateStatus={isValid ? '' : 'error'}
          help={isValid ? undefined : t('new.badName')}
        >
          <Input
            id="template-prefix"
            className="templates-prefix"
            value={typed}
            maxLength={31}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Form.Item>
        <Button htmlType="submit" disabled={!isValid}>
          {t('template.useNames')}
        </Button>
      </Form>
    </section>
  )
}
