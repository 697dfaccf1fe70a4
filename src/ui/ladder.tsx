export type RungState = 'done' | 'partly' | 'perhaps' | 'todo'

/** From the ground up: a rung is a module; a flag is a certificate where one may stop. */
export type LadderStep = { kind: 'rung'; state: RungState; label: string; share?: number } | { kind: 'flag' }

const width = 260
const rungGap = 52
const flagGap = 40
const foot = 44
const top = 74

/** Half the distance between the rails at height y: wider at the foot, as a ladder looks to who stands before it. */
const reach = (y: number, height: number): number => 36 + (16 * y) / height

const Rung = ({ step, y, height }: { step: LadderStep & { kind: 'rung' }; y: number; height: number }) => {
  const half = reach(y, height) + 12
  const box = { x: width / 2 - half, y: y - 15, width: half * 2, height: 30, rx: 8 }
  return (
    <g class={`rung ${step.state}`}>
      <rect {...box} fill={step.state === 'perhaps' ? 'url(#strepen)' : undefined} />
      {step.state === 'partly' && (
        <rect class="half" {...box} width={half * 2 * (step.share ?? 0.5)} fill-opacity="0.35" />
      )}
      <text x={width / 2} y={y}>
        {step.label}
      </text>
    </g>
  )
}

const Flag = ({ y, height }: { y: number; height: number }) => {
  const half = reach(y, height) + 22
  const pole = width / 2 + half - 4
  return (
    <g class="flag">
      <path d={`M${width / 2 - half} ${y}H${width / 2 + half}`} />
      <path d={`M${pole} ${y}v-26l16 8-16 8`} />
    </g>
  )
}

/**
 * The picture of a route: the person at the foot, the goal at the top. `says` is the same in one sentence, for who
 * cannot see it; beside the picture stands the list that one reads and operates.
 */
export const Ladder = ({ steps, says }: { steps: LadderStep[]; says: string }) => {
  const inside = steps.reduce((sum, step) => sum + (step.kind === 'rung' ? rungGap : flagGap), 0)
  const height = top + inside + foot
  let y = height - foot
  const placed = steps.map(step => {
    const at = step.kind === 'rung' ? y : y + 6
    y -= step.kind === 'rung' ? rungGap : flagGap
    return { step, at }
  })
  const foreground = reach(height, height)
  const background = reach(0, height)
  return (
    <svg class="ladder" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={says}>
      <defs>
        <pattern id="strepen" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="stripe-ground" width="12" height="12" />
          <path class="stripe-line" d="M0 0v12" />
        </pattern>
      </defs>
      <path
        class="rail"
        d={`M${width / 2 - foreground} ${height - 8}L${width / 2 - background} 16M${width / 2 + foreground} ${height - 8}L${width / 2 + background} 16`}
      />
      {placed.map(({ step, at }) =>
        step.kind === 'rung' ? <Rung step={step} y={at} height={height} /> : <Flag y={at} height={height} />,
      )}
      <circle class="goal" cx={width / 2} cy="26" r="18" />
      <path class="goal-tick" d={`M${width / 2 - 8} 26l6 6 11-12`} />
    </svg>
  )
}
