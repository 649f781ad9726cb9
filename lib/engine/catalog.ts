import storybook from './storybook.json';

/** The file with a model's weights, the one that takes time and room. */
export interface WeightsFile {
  /** Its path inside the repository. */
  readonly name: string;
  /** Size in bytes; rounded, and good for showing only, where `approximate` says so. */
  readonly bytes: number;
  readonly approximate?: true;
  /** In hex, where it is known here; else it is read from the hub's pointer when a download begins. */
  readonly sha256?: string;
}

/** A model that the notebook can open, and the addresses of its files. */
export interface CatalogEntry {
  /** Its key in this catalog, and the name of its folder under public/models/. */
  readonly id: string;
  readonly title: string;
  /** What a reader gets, in a sentence. */
  readonly shows: string;
  /** Number of trained weights; the token table counts once, as it is shared. */
  readonly parameters: number;
  /** Repository name, as the hub writes it. */
  readonly repository: string;
  /** Where the files are: an origin, or '' for the site itself. */
  readonly host: string;
  /** The files' folder at the host; `{model}` and `{revision}` are filled in. */
  readonly pathTemplate: string;
  readonly revision: string;
  readonly weights: WeightsFile;
  /** What is needed beside the weights. Nothing else is ever asked for. */
  readonly files: readonly string[];
  /** The repository beside it that has its tokenizer, where it has none of its own. */
  readonly tokenizerFrom?: string;
  /** How the weights are stored; undefined where the file's name does not say. */
  readonly dtype: 'fp32' | 'fp16' | 'q8' | 'q4' | undefined;
  /**
   * How far rounding the weights moves the probability that changes most at a position, in
   * percentage points, where that was measured: at the median, and at 19 of 20 positions at most.
   */
  readonly pointsChanged?: { readonly median: number; readonly of95Percent: number };
  readonly device: 'wasm' | 'webgpu';
  /** undefined where none is named. */
  readonly licence: string | undefined;
  /** Where the model is described; undefined for the reader's own files. */
  readonly source: string | undefined;
  /** Where the reader found it; left out for the models of this catalog. */
  readonly foundBy?: 'name' | 'files';
}

/** The hub, or the mirror that this site was built for. */
export const hubHost = process.env.NEXT_PUBLIC_MODEL_HOST || 'https://huggingface.co';

/** The files' folder on the hub. */
export const HUB_PATH = '{model}/resolve/{revision}/';

const onTheHub = {
  host: hubHost,
  pathTemplate: HUB_PATH,
  files: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
} as const;

/**
 * The model that ships with the site. Its files have the hub's layout, and it is loaded like any
 * other model: only its address differs.
 */
export const STORYBOOK: CatalogEntry = {
  id: 'storybook',
  title: 'storybook',
  shows: `A small GPT-2 that ships with this site: ${storybook.layers} layers of ${storybook.heads} heads, raised on stories for children.`,
  parameters: storybook.parameters,
  repository: 'storybook',
  host: '',
  pathTemplate: 'models/{model}/',
  revision: 'main',
  // It is trained further from release to release; `npm run record` writes these figures.
  weights: {
    name: 'onnx/model_quantized.onnx',
    bytes: storybook.bytes,
    sha256: storybook.sha256,
  },
  files: ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json'],
  dtype: 'q8',
  pointsChanged: storybook.pointsChanged,
  device: 'wasm',
  licence: 'MIT',
  source: 'models/storybook/README.md',
};

const DISTILGPT2: CatalogEntry = {
  ...onTheHub,
  id: 'distilgpt2',
  title: 'DistilGPT-2 (82M)',
  shows: 'GPT-2 taught to a model of half its depth: the same vocabulary, 6 layers of 12 heads.',
  parameters: 81_912_576,
  repository: 'Xenova/distilgpt2',
  revision: 'a41c10485c18a64b6606729b6a082330cbd8f49e',
  weights: {
    name: 'onnx/decoder_model_merged_quantized.onnx',
    bytes: 84_911_479,
    sha256: 'dfd02dcbfccb31d289cac235f71cecad357030866fe7019f05a36b1c5692afba',
  },
  dtype: 'q8',
  device: 'wasm',
  licence: 'Apache-2.0',
  source: 'https://huggingface.co/distilbert/distilgpt2',
};

const GPT2: CatalogEntry = {
  ...onTheHub,
  id: 'gpt2',
  title: 'GPT-2 (124M)',
  shows: 'The GPT-2 of 2019 itself, with weights of 8 bits: all 12 layers of 12 heads.',
  parameters: 124_439_808,
  repository: 'Xenova/gpt2',
  revision: 'bf2c7f02e0b826c60d03af341171bde20893da66',
  // The hub's pages show "128 MB"; exact size and sha256 at this revision were not seen.
  weights: {
    name: 'onnx/decoder_model_merged_quantized.onnx',
    bytes: 128_000_000,
    approximate: true,
  },
  dtype: 'q8',
  device: 'wasm',
  licence: 'MIT',
  source: 'https://huggingface.co/openai-community/gpt2',
};

const GPT2_WEBGPU: CatalogEntry = {
  ...onTheHub,
  id: 'gpt2-webgpu',
  title: 'GPT-2 (124M), WebGPU',
  shows: 'The GPT-2 of 2019 with weights of 16 bits, computed on the graphics card.',
  parameters: 124_439_808,
  repository: 'onnx-community/gpt2-ONNX',
  // Not pinned: only the first digits of the commit are known (1975fb9), and the hub wants all.
  revision: 'main',
  weights: { name: 'onnx/model_fp16.onnx', bytes: 249_000_000, approximate: true },
  dtype: 'fp16',
  device: 'webgpu',
  licence: 'MIT',
  source: 'https://huggingface.co/openai-community/gpt2',
};

/** All models, the one that is loaded first at the front. */
export const CATALOG: readonly CatalogEntry[] = [STORYBOOK, DISTILGPT2, GPT2, GPT2_WEBGPU];
