import { MIDDLE } from './format.mjs';

const CANDIDATE_SCALES = 60;

function toCodes(vector, scale) {
  return Uint8Array.from(vector, (x) => Math.min(15, Math.max(0, Math.round(x / scale + MIDDLE))));
}

/** The scale that brings the fixed codes nearest to the vector (least squares). */
function bestScaleFor(codes, vector) {
  let dot = 0;
  let norm = 0;
  codes.forEach((code, d) => {
    const level = code - MIDDLE;
    dot += level * vector[d];
    norm += level * level;
  });
  return Math.fround(dot / norm);
}

function squaredError(codes, scale, vector) {
  let sum = 0;
  codes.forEach((code, d) => {
    const difference = (code - MIDDLE) * scale - vector[d];
    sum += difference * difference;
  });
  return sum;
}

/**
 * Brings a vector to 4 bits a dimension and one scale, with the least squared error found.
 *
 * The scale that just fits the largest number wastes steps when one dimension stands out ("the" has -3.02 among numbers
 * of about 0.4), so smaller scales, which clip it, are tried too. Only + - x / and rounding are used: the result is the
 * same on every machine.
 *
 * @param {number[]} vector
 * @returns {{ scale: number, codes: Uint8Array }} scale is a float32
 */
export function quantise(vector) {
  const largest = Math.max(...vector.map(Math.abs));
  if (!(largest > 0)) throw new Error('a vector of nothing but noughts has no direction to keep');
  let best;
  for (let step = 1; step <= CANDIDATE_SCALES; step += 1) {
    const codes = toCodes(vector, ((largest / MIDDLE) * step) / CANDIDATE_SCALES);
    const scale = bestScaleFor(codes, vector);
    const error = squaredError(codes, scale, vector);
    if (best === undefined || error < best.error) best = { scale, codes, error };
  }
  return { scale: best.scale, codes: best.codes };
}
