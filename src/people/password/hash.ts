import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

// OWASP's advice for scrypt: 128 MB and about half a second a hash. The numbers stand in each hash: they can grow.
const usual = { log2N: 17, r: 8, p: 1 }
const saltBytes = 16
const keyBytes = 32

const derive = (password: string, salt: Buffer, { log2N, r, p }: typeof usual): Promise<Buffer> => {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
  return new Promise((resolve, reject) =>
    scrypt(password, salt, keyBytes, options, (problem, key) => (problem ? reject(problem) : resolve(key))),
  )
}

/** One at a time: many who sign in at once must not take all memory. It happens beside the event loop. */
let line: Promise<unknown> = Promise.resolve()
const inLine = <Result>(work: () => Promise<Result>): Promise<Result> => {
  const mine = line.then(work, work)
  line = mine
  return mine
}

const written = ({ log2N, r, p }: typeof usual, salt: Buffer, key: Buffer): string =>
  ['scrypt', log2N, r, p, salt.toString('base64'), key.toString('base64')].join('$')

/** What the database keeps of a password. */
export const hashOf = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes)
  return written(usual, salt, await inLine(() => derive(password, salt, usual)))
}

/** Looked at where there is no password, so that it takes as long. No password has it. */
const nobodys = written(usual, randomBytes(saltBytes), randomBytes(keyBytes))

/** Whether this password has this hash; null: nobody's, which takes as long and is false. */
export const hasHash = async (password: string, hash: string | null): Promise<boolean> => {
  const [, log2N, r, p, salt = '', key = ''] = (hash ?? nobodys).split('$')
  const numbers = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const derived = await inLine(() => derive(password, Buffer.from(salt, 'base64'), numbers))
  return timingSafeEqual(derived, Buffer.from(key, 'base64'))
}
