import { qrOf } from '../platform/qr.ts'

/** A text for a camera. Black on white, whatever the colours of the page: many apps read no other. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { frame, at, size, dark } = qrOf(text)
  return (
    <svg role="img" aria-label={label} width="240" height="240" viewBox={frame}>
      <rect x={at} y={at} width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
