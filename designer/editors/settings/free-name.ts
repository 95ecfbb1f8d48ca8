/** A name that none of them has: `sales`, then `sales_2`. */
export function freeName(wanted: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted.slice(0, 60)}_${number}`
    if (!names.has(name)) return name
  }
}
