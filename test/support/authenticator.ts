import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Cbor = Parameters<typeof isoCBOR.encode>[0]

interface Key {
  credential: Buffer
  userHandle: string
  privateKey: KeyObject
  counter: number
}

/** What an authenticator could get wrong. */
interface Otherwise {
  origin?: string
  host?: string
  challenge?: string
  /** Its person did not show a finger, face or PIN. */
  unverified?: boolean
  counter?: number
  userHandle?: string
  /** The kind of papers that it shows of who made it. */
  papers?: string
}

/** What the house asks of a browser, as far as an authenticator reads it. */
export interface Question {
  challenge: string
  rp?: { id?: string }
  rpId?: string
  user?: { id: string }
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const text = (data: Uint8Array): string => Buffer.from(data).toString('base64url')
const bigEndian = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

/** The public half of an ES256 key as COSE. */
const coseOf = (publicKey: KeyObject): Uint8Array => {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const bytes = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'))
  return isoCBOR.encode(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  )
}

const [present, verified, attested] = [0x01, 0x04, 0x40]

/** A device with a browser on it, in software: it makes keys (ES256) for the site at `origin`, and signs with them. */
export const authenticator = (origin: string) => {
  const keys: Key[] = []

  const clientData = (type: string, asked: Question, other: Otherwise) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: other.challenge ?? asked.challenge,
        origin: other.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authData = (host: string, flags: number, counter: number, other: Otherwise) =>
    Buffer.concat([
      sha256(other.host ?? host),
      Buffer.from([flags | present | (other.unverified ? 0 : verified)]),
      bigEndian(other.counter ?? counter, 4),
    ])

  /** Makes a key as the house asked; gives the answer that our script would send. */
  const make = (asked: Question, other: Otherwise = {}): string => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const key = { credential: randomBytes(16), userHandle: asked.user?.id ?? '', privateKey, counter: 0 }
    keys.push(key)
    const data = Buffer.concat([
      authData(asked.rp?.id ?? '', attested, 0, other),
      Buffer.alloc(16),
      bigEndian(key.credential.length, 2),
      key.credential,
      coseOf(publicKey),
    ])
    const attestationObject = isoCBOR.encode(
      new Map<string, Cbor>([
        ['fmt', other.papers ?? 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data)],
      ]),
    )
    const id = text(key.credential)
    const clientDataJSON = text(clientData('webauthn.create', asked, other))
    const response = { clientDataJSON, attestationObject: text(attestationObject) }
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }

  /** Signs with the newest key; gives the answer that our script would send. */
  const show = (asked: Question, other: Otherwise = {}): string => {
    const key = keys.at(-1)
    if (!key) throw new Error('This authenticator has no key: let it make one first.')
    key.counter = other.counter ?? key.counter + 1
    const data = authData(asked.rpId ?? '', 0, key.counter, other)
    const client = clientData('webauthn.get', asked, other)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key.privateKey)
    const id = text(key.credential)
    const response = {
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(signature),
      userHandle: other.userHandle ?? key.userHandle,
    }
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }
  return { make, show }
}
