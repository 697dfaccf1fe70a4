import { HTTPException } from 'hono/http-exception'
import type { Ctx } from './visit.ts'

/** What a form sent: each name with its values, trimmed; files apart. */
export interface Fields {
  one: (name: string) => string
  /** As it was typed, spaces and all. */
  exact: (name: string) => string
  all: (name: string) => string[]
  has: (name: string) => boolean
  file: (name: string) => File | null
  /** Every file that was chosen, also an empty one. */
  files: (name: string) => File[]
}

export const fields = async (c: Ctx): Promise<Fields> => {
  const form = await c.req.formData().catch(() => {
    // What came is no form: the sender's mistake, not ours.
    throw new HTTPException(400)
  })
  // No person types the sign that ends texts in some programs, and the database refuses it.
  const texts = (name: string) =>
    form
      .getAll(name)
      .filter(value => typeof value === 'string')
      .map(value => value.replaceAll('\0', ''))
  return {
    exact: name => texts(name)[0] ?? '',
    one: name => texts(name)[0]?.trim() ?? '',
    all: name => texts(name).map(value => value.trim()),
    has: name => form.has(name),
    file: name => {
      const value = form.get(name)
      return value instanceof File && value.size > 0 ? value : null
    },
    files: name =>
      form
        .getAll(name)
        .filter(value => value instanceof File)
        .filter(({ size, name }) => size > 0 || name !== ''),
  }
}

/** A part of the address; empty when the route has none of that name. */
export const param = (c: Ctx, name: string): string => c.req.param(name) ?? ''
