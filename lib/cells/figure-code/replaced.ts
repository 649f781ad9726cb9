import { SAMPLE } from '@/lib/heads/sample-texts';
import { lines } from './writer';

/** What takes the place of the output of a head that is off. */
type Replacement = 'mean' | 'zero';

/** Returns TypeScript that makes `off(...heads)`, a patch under which heads are off. */
export const replacedInTypeScript = (by: Replacement) =>
  by === 'mean'
    ? `// A head that is off gives what it gives on average.
const means = await gpt2.means();
const off = (...heads) =>
  heads.map(([layer, head]) => ({ layer, head, vector: means.headOutput.at(layer, head) }));`
    : `// A head that is off gives nothing.
const nothing = Array(gpt2.width / gpt2.heads).fill(0);
const off = (...heads) => heads.map(([layer, head]) => ({ layer, head, vector: nothing }));`;

/** Returns Python that makes `logits_without(ids, heads)`, those of the last position. */
export const replacedInPython = (by: Replacement) => `${by === 'mean' ? PYTHON_MEANS : PYTHON_ZEROS}

def logits_without(ids, heads):
    def replaced(layer, z):
        z = z.clone()
        for l, h in heads:
            if l == layer:
                z[..., h * d : (h + 1) * d] = instead[l][h * d : (h + 1) * d]
        return (z,)

    hooks = [
        block.attn.c_proj.register_forward_pre_hook(lambda _, inputs, l=l: replaced(l, inputs[0]))
        for l, block in enumerate(model.transformer.h)
    ]
    logits = model(ids).logits[0, -1]
    for hook in hooks:
        hook.remove()
    return logits
`;

/** Returns Python that makes `heads_mean` and `mlps_mean`, [L, D] each. */
export const pythonMeans = () => `# What heads and MLPs give on average over a sample of sentences.
sample = ${lines(SAMPLE)}
heads_given, mlps_given = [], []
hooks = [
    hook
    for block in model.transformer.h
    for hook in (
        block.attn.c_proj.register_forward_pre_hook(lambda _, inputs: heads_given.append(inputs[0][0])),
        block.mlp.register_forward_hook(lambda _, inputs, output: mlps_given.append(output[0])),
    )
]
for sentence in sample:
    model(tokenizer(sentence, return_tensors='pt').input_ids)
for hook in hooks:
    hook.remove()
mean = lambda given: [torch.cat(given[l :: model.config.n_layer]).mean(0) for l in range(model.config.n_layer)]
heads_mean, mlps_mean = mean(heads_given), mean(mlps_given)
d = model.config.n_embd // model.config.n_head`;

const PYTHON_MEANS = `${pythonMeans()}
# A head that is off gives what it gives on average.
instead = heads_mean`;

const PYTHON_ZEROS = `# A head that is off gives nothing.
d = model.config.n_embd // model.config.n_head
instead = torch.zeros(model.config.n_layer, model.config.n_embd)`;

/**
 * Returns Python that makes `effects`: how much of the difference of the logits of `answer` and `other`
 * goes, at the last position of `ids`, when a single part gives something else; all heads, then all MLPs.
 *
 * @param how it is given, in words
 * @param heads names what the heads of each layer give instead, [L, D]
 * @param mlps names what each MLP gives instead, [L, D]
 */
export const pythonEffects = (how: string, heads: string, mlps: string) =>
  `def difference(head=None, mlp=None):
    """The difference of the two logits, with a head (layer, head) or the MLP of a layer ${how}."""
    hooks = []
    if head:
        l, h = head

        def given(_, inputs):
            z = inputs[0].clone()
            z[0, -1, h * d : (h + 1) * d] = ${heads}[l][h * d : (h + 1) * d]
            return (z,)

        hooks.append(blocks[l].attn.c_proj.register_forward_pre_hook(given))
    if mlp is not None:

        def written(_, inputs, output):
            output = output.clone()
            output[0, -1] = ${mlps}[mlp]
            return output

        hooks.append(blocks[mlp].mlp.register_forward_hook(written))
    logits = model(ids).logits[0, -1]
    for hook in hooks:
        hook.remove()
    return logits[answer] - logits[other]

whole, config = difference(), model.config
effects = [whole - difference(head=(l, h)) for l in range(config.n_layer) for h in range(config.n_head)]
torch.stack(effects + [whole - difference(mlp=l) for l in range(config.n_layer)])`;
