import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { fileKey } from './file-key.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'leerladder-key-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
})
const open = (env: NodeJS.ProcessEnv = {}) => fileKey(dataDir, join(dataDir, 'files'), env).export().toString('base64')
const path = () => join(dataDir, 'file-key')

it.each([
  ['short', /32 bytes/],
  ['', /32 bytes/],
  [Buffer.alloc(31, 'abcdefghijklmnopqrstuvwxyz').toString('base64'), /32 bytes/],
  [Buffer.alloc(33, 'abcdefghijklmnopqrstuvwxyz').toString('base64'), /32 bytes/],
  [Buffer.alloc(32).toString('base64'), /easy to guess/],
  [Buffer.alloc(32, 'geheim').toString('base64'), /easy to guess/],
])('refuses the key %j with a sentence', (key, sentence) => {
  expect(() => open({ LEERLADDER_FILE_KEY: key })).toThrow(sentence)
})

it('takes the key of the environment and then makes none', () => {
  const key = Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')
  expect(open({ LEERLADDER_FILE_KEY: key })).toBe(key)
  expect(() => statSync(path())).toThrow()
})

it('makes a key at first use, for its owner alone, and finds it again', () => {
  const made = open()
  expect(open()).toBe(made)
  expect(readFileSync(path(), 'utf8').trim()).toBe(made)
  if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600)
})

it('makes no new key where files wait for an old one', () => {
  open()
  mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true })
  rmSync(path())
  expect(() => open()).toThrow(/is gone/)
})

it('refuses a key file that is broken or open to others', () => {
  open()
  writeFileSync(path(), 'half a ke')
  expect(() => open()).toThrow(/32 bytes/)
  if (process.platform === 'win32') return
  chmodSync(path(), 0o644)
  expect(() => open()).toThrow(/chmod 600/)
})
