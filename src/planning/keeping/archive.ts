import { Zip, ZipPassThrough } from 'fflate'
import type { OwnData } from '../../people/index.ts'

export interface Entry {
  name: string
  content: Uint8Array
}

/** Where a file lies in what a person takes along: by its own name, also when two are called the same. */
export const pathInArchive = ({ id, name }: OwnData['files'][number]): string => `bestanden/${id.slice(0, 8)}/${name}`

/** The bytes of a zip, made as they are read: one entry in memory at a time. */
async function* zipped(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((problem, bytes) => {
    if (problem) throw problem
    ready.push(new Uint8Array(bytes))
  })
  for await (const { name, content } of entries) {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    entry.push(content, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

export const zipOf = (entries: AsyncIterable<Entry>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  ReadableStream.from(zipped(entries))
