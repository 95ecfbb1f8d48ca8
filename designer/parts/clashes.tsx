/** Where the draft and what is taken over say different things: by field, mine or theirs. */
import type { Side } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { kindIn } from '../document/documents.ts'
import type { Clash } from '../document/merge-plan.ts'
import { documentLabel } from '../draft/use-document-label.ts'
import { wordsAt } from '../publish/words.ts'
import { type Choices, placeKey } from './place-key.ts'
import './clashes.css'

export default function Clashes({
  clashes,
  choices,
  choose,
  theirs,
  allTheirs,
}: {
  readonly clashes: readonly Clash[]
  readonly choices: Choices
  readonly choose: (choices: Choices) => void
  /** What the other side is called, and choosing it everywhere. */
  readonly theirs: string
  readonly allTheirs: string
}) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  if (clashes.length === 0) return null
  const all = (side: Side) =>
    choose(
      new Map(
        clashes.flatMap(({ identity, places }) =>
          places.map(({ place }) => [placeKey(identity, place), side] as const),
        ),
      ),
    )
  return (
    <section className="panel clashes">
      <div className="clashes-head">
        <h2>{t('template.clashes', { count: clashes.length })}</h2>
        <span>
          <Button size="small" onClick={() => all('mine')}>
            {t('template.allMine')}
          </Button>{' '}
          <Button size="small" onClick={() => all('theirs')}>
            {allTheirs}
          </Button>
        </span>
      </div>
      <p>{t('template.clashHint')}</p>
      {clashes.map(({ identity, places, mine, theirs: their }) => (
        <div key={identity}>
          <h3>{documentLabel(mine ?? their, language) ?? identity}</h3>
          <ul className="conflicts">
            {places.map((conflict) => {
              const words = wordsAt(kindIn(identity), conflict.place, [mine, their], language)
              const key = placeKey(identity, conflict.place)
              const title = words.place || t('conflict.whole')
              return (
                <li key={key}>
                  <strong>{title}</strong>
                  <Radio.Group
                    aria-label={title}
                    value={choices.get(key)}
                    onChange={({ target }) => choose(new Map(choices).set(key, target.value as Side))}
                  >
                    <Radio value="mine">
                      <span className="conflict-side">{t('conflict.mine')}</span>
                      <code>{words.say(conflict.mine)}</code>
                    </Radio>
                    <Radio value="theirs">
                      <span className="conflict-side">{theirs}</span>
                      <code>{words.say(conflict.theirs)}</code>
                    </Radio>
                  </Radio.Group>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </section>
  )
}
