import qrcode from 'qrcode-generator'

/** Light around it, in modules, so that a camera finds it. */
const quiet = 4

/** A text for a camera. Black on white, whatever the colours of the page: many apps read no other. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const all = Array.from({ length: count }, (_, at) => at)
  const dark = all.flatMap(row =>
    all.filter(column => code.isDark(row, column)).map(column => `M${column} ${row}h1v1h-1z`),
  )
  const size = count + 2 * quiet
  return (
    <svg role="img" aria-label={label} width="240" height="240" viewBox={`${-quiet} ${-quiet} ${size} ${size}`}>
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
