export type StepState = 'done' | 'current' | 'failed' | 'todo'

export interface Step {
  readonly label: string
  readonly note: string | null
  readonly state: StepState
}

/** Steps on a straight road: what lies before the current one is done, what lies behind is to do. */
export function stepsUntil(current: number, labels: readonly string[]): readonly Step[] {
  return labels.map((label, index) => ({
    label,
    note: null,
    state: index < current ? 'done' : index === current ? 'current' : 'todo',
  }))
}
