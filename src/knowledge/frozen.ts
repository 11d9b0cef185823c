/** A map that cannot be changed once it is made: changing it throws a TypeError, as a frozen object does in strict mode. */
export class FrozenMap<K, V> extends Map<K, V> {
  constructor(entries: Iterable<readonly [K, V]>) {
    super();
    for (const [key, value] of entries) super.set(key, value);
    Object.freeze(this);
  }

  override set(): never {
    throw new TypeError('This map is frozen');
  }

  override delete(): never {
    throw new TypeError('This map is frozen');
  }

  override clear(): never {
    throw new TypeError('This map is frozen');
  }
}

/** Freezes a tree of plain objects, arrays and frozen maps, and gives it back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
  return value;
}
