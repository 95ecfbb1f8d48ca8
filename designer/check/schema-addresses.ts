/**
 * Stands for the URI library of Ajv in the worker (see `vite-plugin.ts`): schemas name each other by addresses that
 * every browser can resolve.
 */
interface Address {
  readonly path: string
  readonly fragment?: string
}

const schemaAddresses = {
  parse(address: string): Address {
    const hash = address.indexOf('#')
    return hash < 0 ? { path: address } : { path: address.slice(0, hash), fragment: address.slice(hash + 1) }
  },
  serialize({ path, fragment }: Address): string {
    return fragment === undefined ? path : `${path}#${fragment}`
  },
  resolve(base: string, address: string): string {
    const { path, fragment } = this.parse(address)
    if (path === '') return this.serialize({ ...this.parse(base), ...(fragment !== undefined && { fragment }) })
    return base === '' ? address : new URL(address, base).href
  },
}

export default schemaAddresses
