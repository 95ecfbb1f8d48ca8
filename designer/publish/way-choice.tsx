/** Now, at a time, or some people first. */

import type { Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { DatePicker, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import { PersonSelect } from '../people/person-select.tsx'
import type { Way } from './way.ts'

interface Props {
  readonly way: Way
  readonly choose: (way: Way) => void
  /** Why some cannot have it first. */
  readonly obstacles: readonly Text[]
}

export function WayChoice({ way, choose, obstacles }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const roles = [...useBundle().roles.values()].map(({ document }) => ({
    value: document.name,
    label: textIn(document.label, language),
  }))
  const hasObstacles = obstacles.length > 0
  return (
    <section className="panel">
      <h2 id="way-title">{t('way.title')}</h2>
      <Radio.Group
        className="way"
        aria-labelledby="way-title"
        value={way.kind}
        onChange={({ target }) => choose(begin(target.value as Way['kind']))}
      >
        <Radio value="now">{t('way.now')}</Radio>
        <Radio value="scheduled">{t('way.scheduled')}</Radio>
        {way.kind === 'scheduled' && (
          <div className="way-detail">
            <DatePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              aria-label={t('way.at')}
              value={way.at === undefined ? null : dayjs(way.at)}
              minDate={dayjs()}
              onChange={(at) => choose({ kind: 'scheduled', at: at?.second(0).millisecond(0).toISOString() })}
            />
          </div>
        )}
        <Radio value="canary" disabled={hasObstacles}>
          {t('way.canary')}
        </Radio>
        {hasObstacles && (
          <ul className="way-detail way-obstacles">
            {obstacles.map((why) => (
              <li key={why.en}>{textIn(why, language)}</li>
            ))}
          </ul>
        )}
        {way.kind === 'canary' && (
          <div className="way-detail">
            <PersonSelect
              label={t('way.people')}
              value={way.canary.people}
              onChange={(people) => choose({ kind: 'canary', canary: { ...way.canary, people: [...people] } })}
            />
            <Select
              mode="multiple"
              aria-label={t('way.roles')}
              placeholder={t('way.roles')}
              showSearch={searchByLabel}
              options={roles}
              value={way.canary.roles}
              onChange={(chosen) => choose({ kind: 'canary', canary: { ...way.canary, roles: chosen } })}
            />
            <p className="page-hint">{t('way.canaryHint')}</p>
          </div>
        )}
      </Radio.Group>
    </section>
  )
}

function begin(kind: Way['kind']): Way {
  switch (kind) {
    case 'now':
      return { kind }
    case 'scheduled':
      return { kind, at: undefined }
    case 'canary':
      return { kind, canary: { people: [], roles: [] } }
  }
}
