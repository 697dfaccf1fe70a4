// The vault for files that people hand in. It knows files; whose they are, the rooms know.
export type { FileRefusal, StoredFile } from './file.ts'
export { readFile } from './read-file.ts'
export { dropContent, removeFile, removeOrphans } from './remove-file.ts'
export { examineFile, keepFile, storeFile } from './store-file.ts'
export { openVault, type Vault } from './vault.ts'
export { unpackedSize } from './zip.ts'
