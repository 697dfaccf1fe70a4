import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

// A sealed file: version (1 byte), nonce (12), the content encrypted with AES-256-GCM, tag (16).
const version = 1
const nonceLength = 12
const tagLength = 16
const headLength = 1 + nonceLength
const cipher = 'aes-256-gcm'

/** Bound into the seal, so that one file cannot stand in for another. */
const bound = (id: string): Buffer => Buffer.concat([Buffer.of(version), Buffer.from(id)])

export const seal = (key: KeyObject, id: string, content: Buffer): Buffer => {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(bound(id))
  return Buffer.concat([Buffer.of(version), nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()])
}

/** The content; null when it was changed, belongs to another id, or was sealed with another key. */
export const unseal = (key: KeyObject, id: string, sealed: Buffer): Buffer | null => {
  if (sealed.length < headLength + tagLength || sealed[0] !== version) return null
  const nonce = sealed.subarray(1, headLength)
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(bound(id))
    .setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([opening.update(sealed.subarray(headLength, -tagLength)), opening.final()])
  } catch {
    return null
  }
}
