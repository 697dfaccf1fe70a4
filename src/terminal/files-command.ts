import { dataDirOf } from '../open-house.ts'
import { takeDataDir } from '../platform/data-lock.ts'
import { forgetOldFileKey, openVault, renewFileKey, reseal } from '../platform/files/index.ts'
import { newSecret } from '../platform/ids.ts'
import { Trouble } from './trouble.ts'

const { env } = process

/** Which key is new: one that is made here, or both as the operator set them. */
const prepareKeys = (dataDir: string): void => {
  if (env.LEERLADDER_FILE_KEY === undefined) renewFileKey(dataDir)
  else if (env.LEERLADDER_FILE_KEY_OLD === undefined)
    throw new Trouble('Put the new key in LEERLADDER_FILE_KEY and the one until now in LEERLADDER_FILE_KEY_OLD.')
}

/**
 * `leerladder files rekey`: closes every file with a new key. Stopped in the middle, every file can still be opened, and
 * doing it again goes on.
 */
export const filesCommand = async (words: string[], print: (line: string) => void, now: Date): Promise<number> => {
  if (words.join(' ') !== 'rekey') throw new Trouble('Say: leerladder files rekey')
  const dataDir = dataDirOf(env)
  const lock = await takeDataDir(dataDir, { pid: process.pid, address: null, operatorKey: newSecret() })
  try {
    prepareKeys(dataDir)
    const { resealed, already, closed } = await reseal(openVault(dataDir, env), now)
    print(`${resealed} files were closed with the new key${already > 0 ? `; ${already} were so already` : ''}.`)
    for (const path of closed) print(`Neither key opens ${path}: it was left as it is.`)
    if (closed.length > 0) return 1
    if (env.LEERLADDER_FILE_KEY === undefined) forgetOldFileKey(dataDir)
    else print('LEERLADDER_FILE_KEY_OLD is needed no more.')
    print(
      'Copy the new key to where you keep the old one. Backups of before need the old one: keep it as long as them.',
    )
    return 0
  } finally {
    lock.release()
  }
}
