import { readFileSync, statSync } from 'node:fs'

/** Settings that are secrets, or hold one; besides these the secrets of providers, whose names the operator chooses. */
const secret = /^(DATABASE_URL|LEERLADDER_(SMTP|SMS_SECRET|METRICS_KEY|SEALING_KEY|FILE_KEY|FILE_KEY_OLD)|OPENID_\w+)$/

const read = (name: string, path: string): string => {
  const told = `${name}_FILE`
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined) throw new Error(`${told} names a file that is not there.`)
  if (process.platform !== 'win32' && (mode & 0o022) !== 0)
    throw new Error(`${told} names a file that others may write: take that right away first.`)
  const text = readFileSync(path, 'utf8').trim()
  if (text === '') throw new Error(`${told} names an empty file.`)
  return text
}

/**
 * Settings with their secrets read from files, where NAME_FILE names one: what a service manager or a container's store of
 * secrets hands over, so that a secret stands in no environment and no unit. Throws with a sentence for the operator.
 */
export const withSecretFiles = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const all = { ...env }
  for (const [told, path] of Object.entries(env)) {
    const name = told.endsWith('_FILE') ? told.slice(0, -'_FILE'.length) : ''
    if (!path || !secret.test(name)) continue
    if (env[name] !== undefined) throw new Error(`Give ${name} or ${told}, not both.`)
    all[name] = read(name, path)
  }
  return all
}
