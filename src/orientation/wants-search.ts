import type { Fields } from '../platform/fields.ts'

/**
 * Was the form sent to search? Also who types a word and presses *Verder* without having seen what it finds: going on
 * would lose that word.
 */
export const wantsSearch = (form: Fields): boolean =>
  form.one('do') === 'zoek' || (form.one('zoek') !== '' && form.one('zoek') !== form.one('gezocht'))
