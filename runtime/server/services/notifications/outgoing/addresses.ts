/** Which addresses of the network calls may reach by themselves: those of the public Internet, and no others. */
import ipaddr from 'ipaddr.js'

/** Answers from within a data centre although it looks like any other address: Azure's agent of the host. */
const metadataAddresses = new Set(['168.63.129.16'])

/** Everything else is private, reserved, of this machine, or leads to such by another notation. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // ::ffff:10.0.0.1 is 10.0.0.1
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && !metadataAddresses.has(parsed.toString())
}
