declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'truetype'
    readonly variationAxes: { readonly wght: number }
    readonly keepFeatures: readonly string[]
    readonly noLayoutClosure: boolean
    readonly noHinting: boolean
    readonly dropTables: readonly string[]
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>
}
