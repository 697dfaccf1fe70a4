import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { Frame } from './frame.ts'

const folder = new URL('../../../content/recognition/evc-higher-education/', import.meta.url)

/** The frames that the content holds now; throws with the file's name when one is not as it should be. */
export const frames: readonly Frame[] = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .map(name => {
    const read = Frame.safeParse(parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }))
    if (!read.success)
      throw new Error(`content/recognition/evc-higher-education/${name}: ${z.prettifyError(read.error)}`)
    return read.data
  })

export const frameOf = (programme: string): Frame | null => frames.find(each => each.programme === programme) ?? null
