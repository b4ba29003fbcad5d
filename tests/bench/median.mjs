// The median of numbers.

/** The middle number, or the mean of the two in the middle; NaN of none. Leaves `numbers` as they are. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A row of the table for the median of `runs`, in milliseconds. */
export const timed = (name, runs) => ({ name, value: median(runs), unit: 'ms', runs });
