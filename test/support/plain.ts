/** The text of a page as one reads it: without tags, a word that explains itself as a word like any other. */
export const plain = (html: string): string =>
  html
    .replace(/<button type="button" class="term"[^>]*>([^<]*)<\/button>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
