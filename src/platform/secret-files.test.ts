import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withSecretFiles } from './secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'leerladder-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string, mode = 0o400) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

it('reads secrets from the files that settings name, and leaves everything else as it is', () => {
  const env = {
    PORT: '4173',
    LEERLADDER_OPENID_FILE: '/etc/leerladder/openid.yaml',
    DATABASE_URL_FILE: file('url', 'postgres://leer:x@host/leer\n'),
    LEERLADDER_METRICS_KEY_FILE: file('metrics', 'abc', 0o444),
    OPENID_SECRET_OVERHEID_FILE: file('openid', 'def'),
  }
  const read = withSecretFiles(env)
  expect(read).toMatchObject({ DATABASE_URL: 'postgres://leer:x@host/leer', LEERLADDER_METRICS_KEY: 'abc' })
  expect(read).toMatchObject({ OPENID_SECRET_OVERHEID: 'def', PORT: '4173' })
  expect(read.LEERLADDER_OPENID).toBeUndefined()
})

it.each([
  ['not there', { DATABASE_URL_FILE: '/no/such/file' }, 'is not there'],
  ['empty', { LEERLADDER_SMTP_FILE: file('empty', ' \n') }, 'empty file'],
  ['for anybody to write', { LEERLADDER_FILE_KEY_FILE: file('open', 'x', 0o666) }, 'others may write'],
  ['beside the setting itself', { LEERLADDER_SMTP: 'smtp://a', LEERLADDER_SMTP_FILE: file('both', 'x') }, 'not both'],
])('refuses a file that is %s', (_, env, sentence) => {
  expect(() => withSecretFiles(env)).toThrow(sentence)
})
