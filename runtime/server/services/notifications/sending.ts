/** What is needed once something goes out, or administrators set up how; the server loads it then and starts sooner. */
export { deleteChannel, listChannels, saveAllowedHosts, saveChannel } from './channels.ts'
export { deliverWith } from './deliver.ts'
export { tryChannel } from './try-channel.ts'
export { listDeliveries, replayAll, replayDelivery } from './undelivered.ts'
