import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'

const names = [
  'arrow-up',
  'lock',
  'lock-open',
  'check',
  'clock',
  'flag',
  'info',
  'triangle-alert',
  'volume-2',
  'x',
  'search',
  'printer',
  'share-2',
] as const
export type IconName = (typeof names)[number]

/** The drawing inside each icon's frame, read once from its package. */
const drawings = Object.fromEntries(
  names.map(name => {
    const file = readFileSync(new URL(import.meta.resolve(`lucide-static/icons/${name}.svg`)), 'utf8')
    return [name, file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim()]
  }),
) as Record<IconName, string>

/** An icon is decoration: the word stands beside it. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {raw(drawings[name])}
  </svg>
)
