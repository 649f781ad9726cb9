import { EngineFailure } from '../failure';

/** Returns the bytes of a reader's own file. @throws EngineFailure 'wrong-files' */
export async function readBlob(blob: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new EngineFailure('wrong-files', `${name} could not be read from this device.`, {
      cause,
    });
  }
}
