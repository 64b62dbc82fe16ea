declare module 'html-encoding-sniffer' {
  /** HTML §13.2.3.2 without the last step: BOM, transport layer, meta prescan, else `defaultEncoding`. Answers an Encoding Standard name. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string; maxPrescanBytes?: number },
  ): string;
}
