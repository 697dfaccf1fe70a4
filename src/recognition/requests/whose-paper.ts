const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(part => part !== '')
    .sort()
    .join(' ')

/**
 * Whether two names may be of two people. Accents, capitals, hyphens and the order of names make no difference; anything else
 * is asked, never guessed: people marry, shorten a name, or have theirs misspelt.
 */
export const isOtherName = (holder: string | null, owner: string): boolean =>
  holder !== null && plain(holder) !== plain(owner)
