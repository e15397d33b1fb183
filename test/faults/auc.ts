// How well two samples of durations can be told apart: the probability that one of the first exceeds one of the second.

/**
 * Area under the ROC curve, 0.5 for samples that cannot be told apart, and the lower end of its 95 % interval (Hanley and
 * McNeil, 1982). Whichever of the two takes longer counts: an attacker may use either.
 */
export function auc(first: number[], second: number[]): { auc: number; lower: number } {
  const area = probability(first, second)
  const a = Math.max(area, 1 - area)
  const [m, n] = [first.length, second.length]
  const [q1, q2] = [a / (2 - a), (2 * a * a) / (1 + a)]
  const variance = (a * (1 - a) + (m - 1) * (q1 - a * a) + (n - 1) * (q2 - a * a)) / (m * n)
  return { auc: a, lower: a - 1.96 * Math.sqrt(variance) }
}

/** By ranks; ties count half. */
function probability(first: number[], second: number[]): number {
  const all = [...first.map(value => ({ value, own: 1 })), ...second.map(value => ({ value, own: 0 }))]
  all.sort((x, y) => x.value - y.value)
  let ranks = 0
  for (let start = 0; start < all.length; ) {
    let end = start
    while (end < all.length && all[end]!.value === all[start]!.value) end++
    const rank = (start + 1 + end) / 2
    for (let i = start; i < end; i++) ranks += all[i]!.own * rank
    start = end
  }
  return (ranks - (first.length * (first.length + 1)) / 2) / (first.length * second.length)
}
