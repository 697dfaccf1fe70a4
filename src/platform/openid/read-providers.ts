import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { isSafeAddress } from '../wires.ts'

const shortestSecret = 24
const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const levels = z.array(z.string().regex(/^\S+$/)).default([])

const Entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'letters, figures and dashes, as in addresses'),
  name: said,
  issuer: z
    .string()
    .refine(isSafeAddress, 'https, or this machine')
    .transform(text => new URL(text).href),
  client: z.string().min(1),
  /** The name of the environment variable that holds the secret: the file may lie open. */
  secret: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, never the secret itself'),
  organisation: z
    .string('its enterprise number, ten digits between quotes')
    .regex(/^[01]\d{9}$/, 'its enterprise number, ten digits between quotes')
    .nullable()
    .default(null),
  mailDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'as school.example')).default([]),
  secondFactor: z.strictObject({ acr: levels, amr: levels }).default({ acr: [], amr: [] }),
})

export type ProviderSettings = Omit<z.output<typeof Entry>, 'secret'> & { secret: string; redirect: string }

const isOnce = (texts: string[]): boolean => new Set(texts).size === texts.length

const File = z
  .array(Entry)
  .refine(all => isOnce(all.map(({ id }) => id)), 'each id once')
  // What one entry is trusted for, another of the same issuer would be too.
  .refine(all => isOnce(all.map(({ issuer }) => issuer)), 'each issuer once')

const refuse = (sentence: string): never => {
  throw new Error(`LEERLADDER_OPENID_FILE: ${sentence}`)
}

/**
 * The providers of the file that the environment names; none when it names none. `redirectOf` gives the path of the house
 * to come back to. Throws a sentence when something in it is missing or weak.
 */
export const readProviders = (env: NodeJS.ProcessEnv, redirectOf: (id: string) => string): ProviderSettings[] => {
  if (!env.LEERLADDER_OPENID_FILE) return []
  const address = env.LEERLADDER_ADDRESS ?? ''
  if (!isSafeAddress(address)) refuse('needs LEERLADDER_ADDRESS, as https://leerladder.school.example')
  const read = File.safeParse(parse(readFileSync(env.LEERLADDER_OPENID_FILE, 'utf8')))
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return refuse(faults.join('; '))
  }
  return read.data.map(entry => {
    const secret = env[entry.secret] ?? ''
    if (secret.length < shortestSecret)
      refuse(`${entry.id}: ${entry.secret} must hold a secret of at least ${shortestSecret} characters`)
    return { ...entry, secret, redirect: new URL(redirectOf(entry.id), address).href }
  })
}
