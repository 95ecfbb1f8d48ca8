import { totalmem } from 'node:os'
import { join } from 'node:path'
import { replaceFile } from './write-file.ts'

/** `durable` keeps every commit; `throwaway` is for tests and loses everything in a crash, but saves the disk. */
export type Durability = 'durable' | 'throwaway'

const megabyte = 1024 * 1024

/** Writes the configuration that postgres is started with; returns its path. */
export async function writeServerConfiguration(cluster: string, durability: Durability): Promise<string> {
  const path = join(cluster, 'attain.conf')
  await replaceFile(path, formatConfiguration(configurationFor(durability, totalmem())), 0o644)
  return path
}

/** The settings for a machine with `memoryBytes`, small ones first of all. */
export function configurationFor(durability: Durability, memoryBytes: number): Record<string, string> {
  const sharedBuffersMb = Math.max(128, Math.min(256, Math.floor(memoryBytes / megabyte / 16)))
  const cacheMb = Math.max(256, Math.floor(memoryBytes / megabyte / 2))
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: durability === 'throwaway' ? '200' : '60',
    password_encryption: 'scram-sha-256',
    shared_buffers: `${sharedBuffersMb}MB`,
    effective_cache_size: `${cacheMb}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Compiling a query to machine code costs more than all our queries gain from it.
    jit: 'off',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.05',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.simple',
    log_line_prefix: '%m [%p] ',
    log_min_duration_statement: '2s',
    // The values in a statement are business data, they do not belong into a log.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...(durability === 'throwaway'
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
          log_min_duration_statement: '-1',
        }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  }
}

function formatConfiguration(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return [
    '# Attain writes this file at every start. Put settings of your own into local.conf beside it.',
    ...lines,
    "include_if_exists = 'local.conf'",
    '',
  ].join('\n')
}
