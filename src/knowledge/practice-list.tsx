import type { Translate } from '../platform/words.ts'
import { urls } from '../urls.ts'
import type { Practice } from './content.ts'
import { nothingWanted, type Wanted, withWishes } from './wanted.ts'

/** Practices to choose from; their addresses keep what one looked for, so that the way back is not lost. */
export const PracticeList = (props: { practices: Practice[]; wanted?: Wanted; t: Translate }) => (
  <ul class="cards">
    {props.practices.map(({ id, title, challenge }) => (
      <li>
        <a class="card" href={withWishes(urls.practice(id), props.wanted ?? nothingWanted)}>
          <h3>{title[props.t.language]}</h3>
          {challenge[props.t.language]}
        </a>
      </li>
    ))}
  </ul>
)
