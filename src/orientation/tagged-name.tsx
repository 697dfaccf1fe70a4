import { type Label, Name } from '../catalogue/index.ts'
import type { Translate } from '../platform/words.ts'
import { Tag } from '../ui/pieces.tsx'

/** A name of the catalogue; one that is not there in the reader's language has a tag that says in which it is. */
export const TaggedName = ({ label = {}, id, t }: { label: Label | undefined; id: string; t: Translate }) => {
  const other = t.language === 'nl' ? 'en' : 'nl'
  return (
    <>
      <Name of={label} otherwise={id} t={t} />
      {!label[t.language] && label[other] && (
        <>
          {' '}
          <Tag>{t(`orientation.in.${other}`)}</Tag>
        </>
      )}
    </>
  )
}
