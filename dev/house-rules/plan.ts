import { type Import, importsOf } from './imports.ts'
import { type Breach, isCode, isTest, type SourceFile } from './source-file.ts'

/** The rooms, in the order of the journey: each may use those before it. */
const rooms = [
  'catalogue',
  'people',
  'orientation',
  'recognition',
  'planning',
  'learning',
  'assessment',
  'certification',
  'improvement',
  'partnership',
  'knowledge',
]
const foundations = ['urls', 'platform', 'ui']
const floors = [...foundations, ...rooms, 'roof']

/** Folders of src/ that stand above the rooms, as the files directly in src/ do: they put the house together. */
const roofFolders = ['terminal']

/** Which floor a file of src/ is on; null: a folder that is no part of the house. */
export const floorOf = (path: string): string | null => {
  if (path === 'src/urls.ts') return 'urls'
  const folder = /^src\/([^/]+)\//.exec(path)?.[1]
  if (folder === undefined || roofFolders.includes(folder)) return 'roof'
  return floors.includes(folder) ? folder : null
}

const isInside = (path: string): boolean => path.startsWith('src/')
const at = ({ from, line }: Import): string => `${from}:${line}`

/** `src/database.ts` adds up the tables of all rooms, and is the one thing that may cross floors: as types only. */
const crossesAsTypes = ({ from, to, typeOnly }: Import): boolean =>
  typeOnly && (to === 'src/database.ts' || (from === 'src/database.ts' && to.endsWith('/tables.ts')))

const floorBreach = (held: Import): Breach | null => {
  if (!isInside(held.to))
    return /^(test|bench)\//.test(held.to) || (held.to.startsWith('dev/') && floorOf(held.from) !== 'roof')
      ? `${at(held)}: ${held.to} is not for the product to use`
      : null
  const from = floorOf(held.from)
  const to = floorOf(held.to)
  if (from === null || to === null || crossesAsTypes(held)) return null
  if (held.from === 'src/database.ts' || held.to === 'src/database.ts')
    return `${at(held)}: src/database.ts is for types only (import type), and takes them from tables.ts`
  return floors.indexOf(to) > floors.indexOf(from)
    ? `${at(held)}: ${from} may not use ${to}, which stands above it`
    : null
}

const doorBreach = (held: Import): Breach | null => {
  const room = floorOf(held.to)
  if (!isInside(held.to) || room === null || !rooms.includes(room) || room === floorOf(held.from)) return null
  const isDoor = held.to === `src/${room}/index.ts`
  const isMounting = held.from === 'src/app.tsx' && held.to.endsWith('.routes.tsx')
  if (isDoor || isMounting || crossesAsTypes(held)) return null
  return `${at(held)}: ${held.to} is inside a room; use its door, src/${room}/index.ts`
}

const isBreach = (breach: Breach | null): breach is Breach => breach !== null

/** Imports of the product's own code: a test may look anywhere. */
const productImports = (files: SourceFile[]): Import[] =>
  files.filter(file => isCode(file) && isInside(file.path) && !isTest(file)).flatMap(importsOf)

/** A room uses the rooms before it, platform and ui use none, and every folder of src/ is one of these. */
export const floorBreaches = (files: SourceFile[]): Breach[] => {
  const strange = files
    .filter(({ path }) => isInside(path) && floorOf(path) === null)
    .map(
      ({ path }) => `${path}: src/${path.split('/')[1]} is no room of the house (dev/house-rules/plan.ts names them)`,
    )
  return [...strange, ...productImports(files).map(floorBreach).filter(isBreach)]
}

/** A room is entered through its index.ts. */
export const doorBreaches = (files: SourceFile[]): Breach[] => productImports(files).map(doorBreach).filter(isBreach)

/** No file needs itself, by any way round, to be loaded. Types are no need. */
export const circles = (files: SourceFile[]): Breach[] => {
  const needs = new Map(
    files
      .filter(isCode)
      .map(file => [file.path, importsOf(file).filter(({ typeOnly, later }) => !typeOnly && !later)] as const),
  )
  const seen = new Set<string>()
  const found: Breach[] = []
  const walk = (path: string, way: string[]): void => {
    const start = way.indexOf(path)
    if (start >= 0) found.push(`${path}: needs itself: ${[...way.slice(start), path].join(' → ')}`)
    if (seen.has(path)) return
    seen.add(path)
    for (const { to } of needs.get(path) ?? []) walk(to, [...way, path])
  }
  for (const path of needs.keys()) walk(path, [])
  return found
}
