/** Calls of administrators about the ways out of the application, and what did not get out. */
import type { ChannelInput, ChannelList, ChannelTest, DeliveryList, DeliveryState, ReplayBody } from '@attain/contract'
import { request } from '@attain/ui/api'

export function listChannels(signal?: AbortSignal): Promise<ChannelList> {
  return request('/channels', { signal })
}

export function saveChannel(name: string, body: ChannelInput): Promise<void> {
  return request(`/channels/${name}`, { method: 'PUT', body })
}

export function deleteChannel(name: string): Promise<void> {
  return request(`/channels/${name}`, { method: 'DELETE' })
}

export function testChannel(name: string): Promise<ChannelTest> {
  return request(`/channels/${name}/test`, { method: 'POST', body: {} })
}

export function saveAllowedHosts(hosts: readonly string[]): Promise<void> {
  return request('/allowed-hosts', { method: 'PUT', body: { hosts } })
}

export function listDeliveries(state: DeliveryState, after?: string, signal?: AbortSignal): Promise<DeliveryList> {
  const query = new URLSearchParams({ state, ...(after !== undefined && { after }) })
  return request(`/deliveries?${query}`, { signal })
}

export function replayDelivery(id: string): Promise<void> {
  return request(`/deliveries/${id}/replay`, { method: 'POST', body: {} })
}

export function replayAll(): Promise<ReplayBody> {
  return request('/deliveries/replay', { method: 'POST', body: {} })
}
