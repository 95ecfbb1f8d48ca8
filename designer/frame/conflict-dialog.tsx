/** What I and somebody else changed in the same places: by field, mine or theirs. */
import type { Side } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindIn } from '../document/documents.ts'
import type { DocumentConflict } from '../document/draft-state.ts'
import { useDraft } from '../draft/draft-context.tsx'
import { useDocumentLabel } from '../draft/use-document-label.ts'
import { wordsAt } from '../publish/words.ts'

export default function ConflictDialog({ conflict }: { readonly conflict: DocumentConflict }) {
  const { t } = useTranslation()
  const draft = useDraft()
  const [language] = useLanguage()
  const labelOf = useDocumentLabel()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const { identity, places, by } = conflict
  const isComplete = places.every(({ place }) => chosen.has(place))
  const theirName = by ?? t('conflict.live')
  return (
    <Modal
      open
      width={720}
      closable={false}
      mask={{ closable: false }}
      title={t('conflict.title', { document: labelOf(identity) })}
      footer={
        <Button
          type="primary"
          disabled={!isComplete}
          onClick={() => draft.resolve(identity, (place) => chosen.get(place) ?? 'mine')}
        >
          {t('conflict.apply')}
        </Button>
      }
    >
      <p>{by === null ? t('conflict.hintLive') : t('conflict.hint', { name: by })}</p>
      <ul className="conflicts">
        {places.map(({ place, mine, theirs }) => {
          const words = wordsAt(kindIn(identity), place, [conflict.base, conflict.theirs], language)
          return (
            <li key={place}>
              <strong>{words.place || t('conflict.whole')}</strong>
              <Radio.Group
                value={chosen.get(place)}
                onChange={({ target }) => setChosen(new Map(chosen).set(place, target.value as Side))}
              >
                <Radio value="mine">
                  <span className="conflict-side">{t('conflict.mine')}</span>
                  <code>{words.say(mine)}</code>
                </Radio>
                <Radio value="theirs">
                  <span className="conflict-side">{theirName}</span>
                  <code>{words.say(theirs)}</code>
                </Radio>
              </Radio.Group>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
