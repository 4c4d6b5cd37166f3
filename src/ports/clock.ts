/** The only source of the present. Handed in by the composition root, so that tests set it. */
export type Clock = () => Date
