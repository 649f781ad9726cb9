/** The largest array that a cell may make, and all its large arrays together, in bytes. */
const LARGEST = 256e6;
const ALL = 1e9;
/** Smaller arrays are not counted. */
const LARGE = 65_536;

const NO_NETWORK = 'A cell has no network';
const NO_STORAGE = 'A cell stores nothing';

/**
 * What a cell does not have. The worker has no origin and the policy of the page, so that none of
 * it would do anything; here it is said in words. `postMessage` and `reportError` would work: they
 * could flood the page.
 */
const REMOVED: Readonly<Record<string, string>> = {
  fetch: NO_NETWORK,
  XMLHttpRequest: NO_NETWORK,
  WebSocket: NO_NETWORK,
  WebSocketStream: NO_NETWORK,
  WebTransport: NO_NETWORK,
  EventSource: NO_NETWORK,
  RTCPeerConnection: NO_NETWORK,
  importScripts: NO_NETWORK,
  indexedDB: NO_STORAGE,
  caches: NO_STORAGE,
  CacheStorage: NO_STORAGE,
  localStorage: NO_STORAGE,
  sessionStorage: NO_STORAGE,
  document: 'A cell does not see the page',
  window: 'A cell does not see the page',
  parent: 'A cell does not see the page',
  top: 'A cell does not see the page',
  Worker: 'A cell starts no workers',
  SharedWorker: 'A cell starts no workers',
  BroadcastChannel: 'A cell sends no messages',
  MessageChannel: 'A cell sends no messages',
  postMessage: 'A cell sends no messages: use display(…)',
  webkitRequestFileSystem: NO_STORAGE,
  webkitRequestFileSystemSync: NO_STORAGE,
  reportError: 'Use throw',
  close: 'A cell ends by itself',
  WebAssembly: 'A cell has no WebAssembly',
};

/** Takes away what could reach or disturb the page, and counts what is allocated. */
export function limitGlobals(scope: typeof globalThis): void {
  for (const [name, reason] of Object.entries(REMOVED)) {
    const absent = () => {
      throw new ReferenceError(`${reason}: “${name}” is not there.`);
    };
    // Own properties, and those of the scope's prototypes.
    for (let at: object | null = scope; at; at = Object.getPrototypeOf(at)) {
      if (Object.hasOwn(at, name)) Reflect.deleteProperty(at, name);
    }
    Object.defineProperty(scope, name, { get: absent, configurable: false });
  }
  limitArrays(scope);
}

function limitArrays(scope: typeof globalThis): void {
  let all = 0;
  const count = (bytes: number) => {
    if (!(bytes > LARGE)) return;
    all += bytes;
    if (bytes <= LARGEST && all <= ALL) return;
    const [size, limit] = bytes > LARGEST ? [bytes, LARGEST] : [all, ALL];
    const megabytes = (n: number) => Math.round(n / 1e6).toLocaleString('en');
    throw new RangeError(
      `Not enough memory: ${megabytes(size)} MB of arrays, and a cell may have ${megabytes(limit)} MB.`,
    );
  };
  const names = ['ArrayBuffer', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'];
  const small = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'];
  for (const name of [...names, ...small, 'Int32Array', 'Uint32Array', 'Float16Array']) {
    const original = Reflect.get(scope, name);
    if (typeof original !== 'function') continue;
    const bytes = original.BYTES_PER_ELEMENT ?? 1;
    const limited = new Proxy(original, {
      construct(target, given, newTarget) {
        const [first] = given;
        const length =
          typeof first === 'object' ? (Array.isArray(first) ? first.length : 0) : first;
        count(Number(length) * bytes);
        return Reflect.construct(target, given, newTarget);
      },
    });
    original.prototype.constructor = limited;
    Object.defineProperty(scope, name, { value: limited, writable: true, configurable: true });
  }
  // An array of this length would be filled outside of the counted memory.
  scope.Array = new Proxy(Array, {
    construct(target, given, newTarget) {
      if (given.length === 1 && typeof given[0] === 'number') count(given[0] * 8);
      return Reflect.construct(target, given, newTarget);
    },
    apply(target, _, given) {
      if (given.length === 1 && typeof given[0] === 'number') count(given[0] * 8);
      return Reflect.construct(target, given);
    },
  });
  Array.prototype.constructor = scope.Array;
}
