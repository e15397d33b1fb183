// A row of a file that has another number of cells than the file's heading, so that nobody can say what each of them is.

/** `beyond`: the cells that no column is left for. */
export type Miscounted = { got: number; want: number; beyond: string[] }
