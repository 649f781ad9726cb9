import * as z from '@/lib/zod';
import { hubHost } from '../catalog';
import { connect, isTrouble, refuse } from '../download/connection';
import { fetchFile, parseJson } from '../download/fetch-file';
import { EngineFailure } from '../failure';
import { readConfig } from '../graph/config-file';
import {
  checkSmall,
  type FoundModel,
  readSmallFiles,
  SMALL_FILES,
  shapeWords,
} from './found-model';
import { lookAtEnds } from './look-at-end';
import { onnxFiles } from './onnx-files';

/** What the hub's interface says of a repository (huggingface.co/docs/hub/api). */
const listing = z.object({
  id: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
  sha: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  /** "auto" or "manual" where one has to ask for its files. */
  gated: z.optional(z.union([z.boolean(), z.string()])),
  tags: z._default(z.array(z.string()), []),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.nullish(z.int()),
      lfs: z.nullish(z.object({ sha256: z.string(), size: z.int() })),
    }),
  ),
});

type Listing = z.infer<typeof listing>;

/**
 * Finds out what a repository of the hub has, before anything large is fetched: the list of its
 * files, its config.json and its tokenizer.
 *
 * @param host of the hub, or of a mirror that has its interface
 * @throws EngineFailure 'no-repository'; 'unsupported-model'; 'not-exported' where a file is missing
 *   that an export would write; 'corrupt'; and those of a connection
 */
export async function findByName(
  repository: string,
  { host = hubHost, signal }: { readonly host?: string; readonly signal?: AbortSignal } = {},
): Promise<FoundModel> {
  const { id, sha, tags, gated, siblings } = await list(repository, host, signal);
  if (gated) {
    throw new EngineFailure('no-repository', `${id} shows its files only to those who asked.`);
  }
  const has = (name: string) => siblings.some(({ rfilename }) => rfilename === name);
  const missing = SMALL_FILES.slice(0, 2).filter((name) => !has(name));
  // What kind of model it is comes first: to export a Llama would not help.
  if (missing.includes('config.json')) {
    throw new EngineFailure('not-exported', `${id} has no config.json, so it is no model here.`);
  }
  const small = new Map<string, Uint8Array<ArrayBuffer>>();
  const addressOf = (name: string) => `${host}/${id}/resolve/${sha}/${name}`;
  const sizes = new Map(siblings.map(toFile).map(({ name, bytes }) => [name, bytes]));
  const read = async (name: string) => {
    checkSmall(name, sizes.get(name) ?? 0);
    small.set(name, await fetchFile(addressOf(name), () => {}, fetch, signal));
  };
  await read('config.json');
  readConfig(parseJson(small.get('config.json') ?? new Uint8Array(), 'config.json'));
  const onnx = await lookAtEnds(onnxFiles(siblings.map(toFile)), addressOf, signal);
  const [best] = onnx;
  if (missing.length > 0 || !best || best.obstacle) {
    const { shape } = readSmallFiles(new Map([...small, ['tokenizer.json', ANY_TOKENIZER]]));
    const what = !best ? 'no ONNX file' : missing.length > 0 ? 'no tokenizer.json' : '';
    const why = what
      ? `but has ${what}`
      : `but no ONNX file that can be opened: ${best?.name}: ${best?.obstacle}`;
    const message = `${id} is a GPT-2 (${shapeWords(shape)}), ${why.replace(/\.$/, '')}.`;
    throw new EngineFailure('not-exported', message);
  }
  for (const name of SMALL_FILES.slice(1)) if (has(name)) await read(name);
  const { shape, tokens } = readSmallFiles(small);
  return {
    foundBy: 'name',
    title: id,
    repository: id,
    revision: sha,
    shape,
    tokens,
    licence: tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length),
    onnx,
    small: new Map([...small].map(([name, bytes]) => [name, new Blob([bytes])])),
  };
}

/** In the place of a tokenizer that is not there, when only the config.json is of interest. */
const ANY_TOKENIZER = new TextEncoder().encode('{"model":{"type":"BPE","vocab":{"a":0}}}');

const toFile = ({ rfilename, size, lfs }: Listing['siblings'][number]) => ({
  name: rfilename,
  bytes: lfs?.size ?? size ?? 0,
  sha256: lfs?.sha256,
});

/** More bytes than the list of any model's files. */
const LONGEST_LIST = 5_000_000;

async function list(repository: string, host: string, signal?: AbortSignal): Promise<Listing> {
  const address = `${host}/api/models/${repository}?blobs=true`;
  const connection = await connect(address, `The list of files of ${repository}`, { signal });
  const { status, ok } = connection.response;
  // The hub answers 401 for what does not exist as for what it does not show.
  if ([401, 403, 404].includes(status)) {
    connection.close();
    throw new EngineFailure('no-repository', `The hub shows no repository “${repository}”.`);
  }
  if (!ok || isTrouble(status)) refuse(connection, repository);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of connection.chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_LIST) break;
  }
  const found = z.readJson(listing, text);
  if (found) return found;
  const message = `What came for ${repository} is no list of files: perhaps a filter or a mirror without one.`;
  throw new EngineFailure('blocked', message);
}
