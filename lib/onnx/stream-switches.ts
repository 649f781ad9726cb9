/** Adds the inputs that replace, scale or add to the residual stream and the outputs of heads. */
import type { Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { elementType } from './graph-search';
import type { MakeName } from './switches';
import { FLOAT } from './tensor';

/**
 * Makes the residual stream entering block l `stream * residual_keep[l] + residual_add[l]`, and
 * likewise what leaves the last block, and the output of each head where all heads were found.
 *
 * A factor of 1 and a term of 0 change no bit of a finite value; a factor of 0 leaves the term alone.
 *
 * @returns the structure with the switched values in the place of those that were found
 */
export function addStreamSwitches(
  graph: Graph,
  structure: Gpt2Structure,
  makeName: MakeName,
): Gpt2Structure {
  const layers = structure.residual.map((_, l) => graph.addConstant(makeName('switch.layer'), l));
  const switched = (name: string, value: string, l: number): string => {
    const [keep, add, kept, result] = ['keep', 'add', 'kept', 'switched'].map((part) =>
      makeName(`${name}.${l}.${part}`),
    ) as [string, string, string, string];
    const type = elementType(graph, value) ?? FLOAT;
    const readers = graph.consumers(value);
    const producer = graph.producer(value);
    const nodes = [
      ...row(`${name}_keep`, layers[l] ?? '', keep, type, makeName),
      ...row(`${name}_add`, layers[l] ?? '', add, type, makeName),
      new GraphNode('Mul', [value, keep], [kept]),
      new GraphNode('Add', [kept, add], [result]),
    ];
    if (producer && graph.produces(value)) graph.insertAfter(producer, ...nodes);
    else graph.prepend(...nodes);
    graph.redirect(value, result, readers);
    return result;
  };
  const residual = structure.residual.map((value, l) => switched('residual', value, l));
  const heads = structure.heads?.map((site, l) => ({
    ...site,
    value: switched('head', site.value, l),
  }));
  return { ...structure, residual, heads };
}

/** Row `layer` of an input, in the element type of what it is combined with. */
function row(
  input: string,
  layer: string,
  output: string,
  type: number,
  makeName: MakeName,
): GraphNode[] {
  if (type === FLOAT) return [new GraphNode('Gather', [input, layer], [output])];
  const float = makeName(`${input}.float`);
  return [
    new GraphNode('Gather', [input, layer], [float]),
    new GraphNode('Cast', [float], [output]).setInt('to', type),
  ];
}
