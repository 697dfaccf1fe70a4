const here = ['127.0.0.1', '[::1]', '::1', 'localhost', '']

/** Whether this name leads to the machine that asks. */
export const isThisMachine = (hostname: string): boolean => here.includes(hostname)

/** Whether a secret can be found by trying: too short, or nearly all the same sign. */
export const isGuessable = (secret: string, shortest: number): boolean =>
  secret.length < shortest || new Set(secret).size < shortest / 3

const safe = ['require', 'verify-ca', 'verify-full']

/**
 * Throws a sentence when data would go over a network as anybody can read them, or with a password that is easily found.
 * `sslmode=disable` in the address says that the network is the operator's own.
 */
export const demandSafeDatabase = (address: string): void => {
  const url = new URL(address)
  const mode = url.searchParams.get('sslmode')
  if (isThisMachine(url.searchParams.get('host')?.startsWith('/') ? '' : url.hostname)) return
  if (mode === null || ![...safe, 'disable'].includes(mode))
    throw new Error(
      'DATABASE_URL leads over a network: end it in ?sslmode=verify-full (or in ?sslmode=disable when nobody else is on ' +
        'that network).',
    )
  if (url.password !== '' && isGuessable(decodeURIComponent(url.password), 12))
    throw new Error('DATABASE_URL: its password is too easy to guess. Make one with: openssl rand -hex 24')
}

/** Whether what is sent to this address stays secret on its way: https, or this machine. */
export const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
}
