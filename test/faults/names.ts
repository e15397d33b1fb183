/** `services`: how many there are in the database of `former`. */
export type FaultOptions = { services: number }

/** Every long search for faults by its name, loaded when it is run. */
export const FAULTS: Record<string, () => Promise<(options: FaultOptions) => Promise<void>>> = {
  terms: async () => (await import('../terms/manyHistories.ts')).manyHistories,
  enumeration: async () => (await import('./enumeration.ts')).enumeration,
  'device-calls': async () => (await import('../device-api/manyCalls.ts')).manyCalls,
  flood: async () => (await import('./flood/flood.ts')).flood,
  rolling: async () => (await import('./rolling/rolling.ts')).rolling,
  former: async () => (await import('./former/former.ts')).former,
}
