import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const root = new URL('../../../content/recognition/', import.meta.url)

export const Text = z.object({ nl: z.string().min(1), en: z.string().min(1) })
export const SourceText = z.object({ title: z.string(), address: z.string().nullable(), asOf: z.string() })

/** What procedures of one kind are judged by, one file each. Throws with file and place when one is not right. */
export const readFrames = <Frame>(folder: 'quickscan' | 'internship', frame: z.ZodType<Frame>): Frame[] =>
  readdirSync(new URL(`${folder}/`, root))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const read = frame.safeParse(parse(readFileSync(new URL(`${folder}/${name}`, root), 'utf8'), { schema: 'core' }))
      if (!read.success) throw new Error(`content/recognition/${folder}/${name}: ${z.prettifyError(read.error)}`)
      return read.data
    })
