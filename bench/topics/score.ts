/** What was said of an article and whether its best top-level topic was right. */
export interface Said {
  /** 0 where no topic was said. */
  readonly confidence: number;
  readonly isRight: boolean;
}

const BINS = 10;

export function accuracy(said: readonly Said[]): number {
  return said.filter(({ isRight }) => isRight).length / said.length;
}

/**
 * Expected calibration error: how far confidence and share of right ones lie apart, in bins of a tenth, by how many are in each (Guo et al.
 * 2017). Of the articles that have a topic.
 */
export function calibrationError(all: readonly Said[]): number {
  const said = all.filter(({ confidence }) => confidence > 0);
  const bins = Map.groupBy(said, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  let error = 0;
  for (const bin of bins.values()) {
    const mean = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
    error += (bin.length / said.length) * Math.abs(mean - accuracy(bin));
  }
  return error;
}
