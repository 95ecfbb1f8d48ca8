import { useMessages } from '@attain/ui/feedback'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { saveAllowedHosts } from '../api/channels.ts'
import { useTexts } from './texts.ts'

interface AllowedHostsProps {
  readonly hosts: readonly string[]
  readonly onSaved: () => Promise<unknown>
}

/** Hosts within private networks that may be reached all the same. */
export function AllowedHosts({ hosts, onSaved }: AllowedHostsProps) {
  const { t } = useTexts()
  const { done, problem } = useMessages()
  const [chosen, setChosen] = useState<string[]>([...hosts])
  const [busy, setBusy] = useState(false)
  const isChanged = chosen.join() !== hosts.join()

  const save = async () => {
    setBusy(true)
    try {
      await saveAllowedHosts(chosen)
      done(t('hosts.saved'))
      await onSaved()
    } catch (error) {
      problem(error)
      setBusy(false)
    }
  }
  return (
    <section className="channel-group">
      <header>
        <h2>
          <label htmlFor="allowed-hosts">{t('hosts.title')}</label>
        </h2>
      </header>
      <p className="page-hint">{t('hosts.hint')}</p>
      <div className="hosts">
        <Select
          id="allowed-hosts"
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', ' ', ';']}
          placeholder={t('hosts.placeholder')}
          value={chosen}
          onChange={(next: string[]) => setChosen(next.map((host) => host.trim().toLowerCase()).filter(Boolean))}
        />
        <Button type="primary" disabled={!isChanged} loading={busy} onClick={() => void save()}>
          {t('action.save')}
        </Button>
      </div>
    </section>
  )
}
