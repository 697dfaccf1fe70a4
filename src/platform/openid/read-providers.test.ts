import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fileOf, secret, settingsOf } from '../../../test/support/openid.ts'
import { readProviders } from './read-providers.ts'

const folder = mkdtempSync(join(tmpdir(), 'openid-'))
const read = (entries: Record<string, unknown>[], env: Record<string, string> = {}) => {
  const file = join(folder, 'providers.yaml')
  writeFileSync(file, fileOf(...entries))
  const usual = { LEERLADDER_ADDRESS: 'https://leerladder.voorbeeld.be', OPENID_SECRET: secret }
  return readProviders({ LEERLADDER_OPENID_FILE: file, ...usual, ...env }, id => `/via/${id}/terug`)
}
const good = settingsOf('https://id.voorbeeld.be')

it('finds nobody where nothing is set', () => {
  expect(readProviders({}, id => id)).toEqual([])
})

it('reads who is there, where one comes back to, and the secret from where the file says', () => {
  expect(read([good])).toEqual([
    {
      ...good,
      issuer: 'https://id.voorbeeld.be/',
      secret,
      organisation: null,
      mailDomains: [],
      secondFactor: { acr: [], amr: [] },
      redirect: 'https://leerladder.voorbeeld.be/via/overheid/terug',
    },
  ])
})

it.each([
  ['no secret', [good], { OPENID_SECRET: '' }, 'overheid: OPENID_SECRET must hold a secret of at least 24'],
  ['a weak secret', [good], { OPENID_SECRET: 'kort' }, 'at least 24 characters'],
  ['no address', [good], { LEERLADDER_ADDRESS: '' }, 'needs LEERLADDER_ADDRESS'],
  ['an open address', [good], { LEERLADDER_ADDRESS: 'http://leerladder.voorbeeld.be' }, 'needs LEERLADDER_ADDRESS'],
  ['an open issuer', [{ ...good, issuer: 'http://id.voorbeeld.be' }], {}, '0.issuer: https, or this machine'],
  ['a secret in the file', [{ ...good, secret }], {}, 'never the secret itself'],
  ['a number that lost its zero', [{ ...good, organisation: 403170701 }], {}, 'ten digits between quotes'],
  ['a word that we do not know', [{ ...good, trusted: true }], {}, 'trusted'],
  ['one id twice', [good, { ...good, issuer: 'https://ander.voorbeeld.be' }], {}, 'each id once'],
  ['one issuer twice', [good, { ...good, id: 'ander' }], {}, 'each issuer once'],
])('says what is wrong with %s', (_, entries, env, says) => {
  expect(() => read(entries, env)).toThrow(says)
})

it('never says a secret', () => {
  expect(() => read([{ ...good, secret }])).not.toThrow(secret)
})
