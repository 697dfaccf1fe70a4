import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  version?: string
  license?: string
  dev?: boolean
  /** Of another kind of machine: looked up there. */
  optional?: boolean
  integrity?: string
  resolved?: string
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
const lock: { packages: Record<string, Locked> } = read('package-lock.json')
const { dependencies, devDependencies }: Record<string, Record<string, string>> = read('package.json')
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

/** Licences that let a school, a company or a government use it and change it without asking. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
]
const isPermissive = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some(choice => choice.split(/ AND /).every(each => permissive.includes(each.trim())))

it('every component that we ship may be used and changed by anybody', () => {
  expect(shipped.length).toBeGreaterThan(50)
  expect(shipped.filter(([, { license = '' }]) => !isPermissive(license)).map(([path]) => path)).toEqual([])
})

it('every component is pinned to one version and to what it contains', () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  const open = Object.entries(lock.packages).filter(
    ([path, { integrity, optional }]) => path !== '' && !integrity && !optional,
  )
  expect(open).toEqual([])
})

it('the lock names no place where components come from: each machine asks its own', () => {
  const named = Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)
  expect(named).toEqual([])
})
