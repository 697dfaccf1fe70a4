import type { Bilingual } from '../platform/words.ts'
import type { Label } from './catalogue.ts'

/** A name in both languages; where the source has only one, that one serves for both. */
export const named = (label: Label, otherwise = ''): Bilingual => ({
  nl: label.nl ?? label.en ?? otherwise,
  en: label.en ?? label.nl ?? otherwise,
})
