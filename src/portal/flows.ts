// Where each flow begins (P9). A refusal sends people there with the three codes.
import type { Family, Flow } from '#domain/service'

export const FLOW_PATHS: Record<Flow, Record<Family, string>> = {
  issue: { hdcom: '/issue', mpcs: '/mpcs/issue' },
  extend: { hdcom: '/extend', mpcs: '/mpcs/extend' },
  search: { hdcom: '/search', mpcs: '/search' },
}
