import qrcode from 'qrcode-generator'

/** Light around it, in modules, so that a camera finds it. */
const quiet = 4

/** A text for a camera: the frame of its drawing, and the path of what is dark in it. */
export const qrOf = (text: string): { frame: string; at: number; size: number; dark: string } => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const all = Array.from({ length: count }, (_, at) => at)
  const dark = all.flatMap(row =>
    all.filter(column => code.isDark(row, column)).map(column => `M${column} ${row}h1v1h-1z`),
  )
  const size = count + 2 * quiet
  return { frame: `${-quiet} ${-quiet} ${size} ${size}`, at: -quiet, size, dark: dark.join('') }
}
