/** Turns texts into vectors of length 1 that lie near each other where the texts mean nearly the same. */
export interface Encoder {
  /** Names the model's file: another name, another compiled model. */
  readonly name: string;
  readonly dimensions: number;
  /** One vector a text, in order; the same text gives the same vector, alone or beside others. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}
