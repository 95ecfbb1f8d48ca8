/** The mail server, robots of chats and webhooks, and what they may reach. */
import type { ChannelBody, ChannelKind } from '@attain/contract'
import { Failure } from '@attain/ui/feedback'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { listChannels } from '../api/channels.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { AutomationFrame } from '../automation/automation-frame.tsx'
import { AllowedHosts } from './allowed-hosts.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { ChannelRow } from './channel-row.tsx'
import { useTexts } from './texts.ts'

/** What is being set up, or changed. */
interface Editing {
  readonly kinds: readonly ChannelKind[]
  readonly channel?: ChannelBody
}

const groups = [
  { name: 'email', kinds: ['email'], most: 1 },
  { name: 'robots', kinds: ['dingtalk', 'wecom', 'feishu'], most: Number.POSITIVE_INFINITY },
  { name: 'webhooks', kinds: ['webhook'], most: Number.POSITIVE_INFINITY },
] as const

export default function ChannelsPage() {
  const { t } = useTexts()
  const { workspace, session } = useApplication()
  const client = useQueryClient()
  const [editing, setEditing] = useState<Editing | null>(null)
  const answer = useQuery({
    queryKey: keys.channels(workspace),
    queryFn: ({ signal }) => listChannels(signal),
    enabled: session.administrator,
  })
  const refresh = () => client.invalidateQueries({ queryKey: keys.channels(workspace) })
  return (
    <AutomationFrame page="channels">
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <>
          {groups.map(({ name, kinds, most }) => {
            const channels = answer.data.items.filter(({ kind }) => (kinds as readonly string[]).includes(kind))
            return (
              <section key={name} className="channel-group">
                <header>
                  <h2>{t(`channels.${name}.title`)}</h2>
                  {channels.length > 0 && channels.length < most && (
                    <Button onClick={() => setEditing({ kinds })}>{t(`channels.${name}.add`)}</Button>
                  )}
                </header>
                <p className="page-hint">{t(`channels.${name}.hint`)}</p>
                {channels.length === 0 ? (
                  <div className="empty is-small">
                    <p>{t(`channels.${name}.empty`)}</p>
                    <Button type="primary" onClick={() => setEditing({ kinds })}>
                      {t(`channels.${name}.add`)}
                    </Button>
                  </div>
                ) : (
                  <ul className="rows">
                    {channels.map((channel) => (
                      <ChannelRow
                        key={channel.name}
                        channel={channel}
                        onChange={() => setEditing({ kinds: [channel.kind], channel })}
                        onDeleted={refresh}
                      />
                    ))}
                  </ul>
                )}
              </section>
            )
          })}
          <AllowedHosts key={answer.data.allowedHosts.join()} hosts={answer.data.allowedHosts} onSaved={refresh} />
        </>
      )}
      {editing && (
        <ChannelDialog
          {...editing}
          taken={answer.data?.items.map(({ name }) => name) ?? []}
          onClose={() => setEditing(null)}
          onSaved={refresh}
        />
      )}
    </AutomationFrame>
  )
}
