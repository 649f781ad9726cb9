// Taken before a cell runs, which may put other functions in their places.
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { keys } = Object;
const bytesOfView = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  'byteLength',
)?.get as (this: ArrayBufferView) => number;
const Floats = Float32Array;

/**
 * Returns a copy of plain data and its size: what is sent to the page, which cannot look at a message
 * before it has read all of it. A getter or a method that a cell has replaced is called here, and not
 * on the way. A character counts 1, any other value 8, a typed array its bytes; of these only
 * Float32Arrays go through.
 *
 * @throws RangeError as soon as the size is above `most`, TypeError for what is not plain data
 */
export function plainCopy(value: unknown, most: number): { copy: unknown; size: number } {
  let size = 0;
  const spend = (more: number) => {
    size += more;
    if (size > most) throw new RangeError(`this holds more than ${most / 1e6} MB`);
  };
  const copied = (item: unknown): unknown => {
    spend(typeof item === 'string' ? item.length : 8);
    if (typeof item === 'function' || typeof item === 'symbol')
      throw new TypeError('this holds a function or a symbol');
    if (typeof item !== 'object' || item === null) return item;
    if (isView(item)) {
      spend(bytesOfView.call(item));
      return new Floats(item as Float32Array);
    }
    if (isArray(item)) {
      const list: unknown[] = [];
      for (let i = 0; i < item.length; i++) list[i] = copied(item[i]);
      return list;
    }
    const record: Record<string, unknown> = {};
    for (const key of keys(item)) {
      spend(key.length);
      record[key] = copied((item as Record<string, unknown>)[key]);
    }
    return record;
  };
  return { copy: copied(value), size };
}
