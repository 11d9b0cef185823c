import { DEFAULT_SVM, type SvmSettings, seededRandom, trainSvms } from '../../src/matching/linear-svm';
import { type SparseVector, sparse } from '../../src/matching/sparse';

/** Points in the plane, positive on the right of a line through them with room on both sides. */
function separable(count: number) {
  const random = seededRandom(3);
  const points = Array.from({ length: count }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    const along = random() * 4 - 2;
    return { x: along + side, y: along - side, positive: side > 0 };
  });
  return {
    vectors: points.map(({ x, y }) =>
      sparse([
        [0, x],
        [1, y],
      ]),
    ),
    positive: points.map(({ positive }) => positive),
  };
}

/** One machine by itself. */
function trainSvm(
  vectors: readonly SparseVector[],
  positive: readonly boolean[],
  features: number,
  settings: SvmSettings = DEFAULT_SVM,
  dense = 0,
): Float32Array {
  return trainSvms(vectors, [{ positive, settings }], features, dense)[0] ?? new Float32Array();
}

const dot = ({ indices, values }: SparseVector, weights: Float32Array) =>
  indices.reduce((sum, index, i) => sum + (values[i] ?? 0) * (weights[index] ?? 0), 0);
const margin = (weights: Float32Array, vector: ReturnType<typeof sparse>) => dot(vector, weights) + (weights[2] ?? 0);

describe('the support vector machine', () => {
  const { vectors, positive } = separable(60);
  const weights = trainSvm(vectors, positive, 2);

  it('puts every point of separable data on its own side', () => {
    expect(vectors.map((vector) => margin(weights, vector) > 0)).toEqual(positive);
  });

  it('gives one weight a feature and the bias last', () => {
    expect(weights).toHaveLength(3);
  });

  it('learns a bias where all data lie on one side of the origin', () => {
    const far = [1, 2, 8, 9].map((x) => sparse([[0, x]]));
    const learned = trainSvm(far, [false, false, true, true], 1, {
      ...DEFAULT_SVM,
      c: 100,
      epochs: 2_000,
      tolerance: 0,
    });
    expect(far.map((vector) => dot(vector, learned) + (learned[1] ?? 0) > 0)).toEqual([false, false, true, true]);
  });

  it('gives the same bits each time', () => {
    expect(trainSvm(vectors, positive, 2)).toEqual(weights);
  });

  it('pays more for an error on a positive: of two that cannot both be right, the positive is', () => {
    const same = [sparse([[0, 1]]), sparse([[0, 1]])];
    const learned = trainSvm(same, [true, false], 1);
    expect(dot(sparse([[0, 1]]), learned) + (learned[1] ?? 0)).toBeGreaterThan(0);
  });

  it.each([0, 1, 2])(
    'trains many, one after the other, as it trains each alone, to the bit: %i dense features',
    (dense) => {
      const { vectors: cloud } = separable(200);
      const tasks = Array.from({ length: 11 }, (_, n) => ({
        positive: cloud.map((_vector, i) => (i * (n + 3)) % 7 < 2),
        settings: { ...DEFAULT_SVM, positiveWeight: 1 + n },
      }));
      const alone = tasks.map(({ positive: own, settings }) => trainSvm(cloud, own, 2, settings, dense));
      expect(new Set(alone.map(String)).size).toBe(tasks.length);
      expect(trainSvms(cloud, tasks, 2, dense)).toEqual(alone);
    },
  );

  it('learns nothing from nothing, and nothing where nothing is to be learned', () => {
    expect(trainSvm([], [], 2)).toEqual(new Float32Array(3));
    expect(trainSvms(vectors, [], 2)).toEqual([]);
  });
});

it('the fixed generator spreads over 0 to 1, and its seed decides it', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 1_000 }, random);
  };
  const numbers = draw(1);
  expect(draw(1)).toEqual(numbers);
  expect(draw(2)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 1_000).toBeCloseTo(0.5, 1);
});
