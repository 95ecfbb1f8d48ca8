import { Form, Input, Radio } from 'antd'
import { useTexts } from '../texts.ts'
import { LEVELS, type Level, type RoleWish } from './role-for.ts'

/** Who will work with the new objects: a role for everybody who gets it, and how much it may. */
export function RoleChoice({ wish, choose }: { readonly wish: RoleWish; readonly choose: (wish: RoleWish) => void }) {
  const { t } = useTexts()
  const isMissing = wish.level !== 'nobody' && wish.label.trim() === ''
  return (
    <section className="panel start-choice" aria-labelledby="start-role">
      <h2 id="start-role">{t('role.title')}</h2>
      <Radio.Group
        aria-labelledby="start-role"
        value={wish.level}
        onChange={({ target }) => choose({ ...wish, level: target.value as Level })}
      >
        {LEVELS.map((level) => (
          <Radio key={level} value={level}>
            <strong>{t(`role.${level}`)}</strong>
            <span className="start-hint">{t(`role.${level}Hint`)}</span>
          </Radio>
        ))}
      </Radio.Group>
      {wish.level !== 'nobody' && (
        <Form.Item
          layout="vertical"
          className="start-role"
          htmlFor="start-role-label"
          label={t('role.label')}
          required
          validateStatus={isMissing ? 'error' : ''}
          help={isMissing ? t('needed') : undefined}
        >
          <Input
            id="start-role-label"
            value={wish.label}
            maxLength={100}
            onChange={({ target }) => choose({ ...wish, label: target.value })}
          />
        </Form.Item>
      )}
    </section>
  )
}
