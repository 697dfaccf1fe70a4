import { readdirSync, readFileSync } from 'node:fs'
import { fingerprint } from '../platform/ids.ts'

export interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
}

const fromPackage = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(import.meta.resolve(path))))
const browserFolder = new URL('./browser/', import.meta.url)
const font = 'font/woff2'

const fonts: Record<string, Asset> = {
  'atkinson-400.woff2': {
    body: fromPackage('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2'),
    type: font,
  },
  'atkinson-700.woff2': {
    body: fromPackage('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2'),
    type: font,
  },
  'bricolage-700.woff2': {
    body: fromPackage('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2'),
    type: font,
  },
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const styles = new URL('./styles/', import.meta.url)
/** All styles in the order of their names, without what only people read. */
const css = readdirSync(styles)
  .sort()
  .map(name => readFileSync(new URL(name, styles), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s+/g, ' ')
const scripts = readdirSync(browserFolder).filter(name => name.endsWith('.js'))

/** Everything the browser may load, by name. All of it comes from this machine. */
export const assets: Record<string, Asset> = {
  ...fonts,
  'leerladder.css': { body: encode(css), type: 'text/css; charset=utf-8' },
  ...Object.fromEntries(
    scripts.map(name => [
      name,
      { body: new Uint8Array(readFileSync(new URL(name, browserFolder))), type: 'text/javascript; charset=utf-8' },
    ]),
  ),
}

/** Changes when any asset does, so that browsers may keep them for ever. */
export const assetsVersion = fingerprint(
  Object.values(assets)
    .map(asset => fingerprint(asset.body))
    .join(),
).slice(0, 12)
