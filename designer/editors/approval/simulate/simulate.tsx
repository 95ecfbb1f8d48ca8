export default function Simulate(_: { readonly onLit: (lit: undefined) => void }) {
  return null
}
