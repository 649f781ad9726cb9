import { headName } from '@/lib/heads/name';
import { formatProbability } from '@/lib/text/format-probability';
import type { Measures } from './measurement';
import { attentionBar, chanceBar, count, word } from './words';

/** Experiments on what pictures of attention show. */
export const PICTURES = {
  dark: (answered) => {
    const { answer, shape } = answered;
    const { darkest, strongest, ids, heads } = answer;
    const name = ([layer, head]: readonly [number, number]) =>
      headName(layer * shape.heads + head, shape.heads).replace('Layer', 'layer');
    const target = word(answered, answer.targetId);
    const seen = (position: number) => word(answered, ids[position] ?? 0);
    return {
      bars: [
        chanceBar(`“${target}” with all heads`, answer.probability, true),
        chanceBar(
          `Without ${name(darkest.head)}, whose cell is the darkest: ${formatProbability(darkest.weight)} on “${seen(darkest.position)}”`,
          darkest.without,
        ),
        chanceBar(
          `Without ${name(strongest.head)}: ${formatProbability(strongest.weight)} on “${seen(strongest.position)}”`,
          strongest.without,
        ),
      ],
      said: `Of the other ${count(heads - 1)} heads, ${count(darkest.stronger)} change the prediction more than the one with the darkest cell.`,
      settled: darkest.stronger > heads / 4,
    };
  },
  first: (answered) => {
    const { ids, places } = answered.answer;
    const [first, second] = places;
    if (!first || !second) return { bars: [], said: '', settled: false };
    const name = (position: number) => `“${word(answered, ids[position] ?? 0)}”`;
    const [one, other] = [name(first.position), name(second.position)];
    return {
      bars: [
        attentionBar(`Attention on ${one}, the first token`, first.looked),
        attentionBar(`Attention on ${other}`, second.looked),
        chanceBar(`Prediction that moves with other words for ${one}`, first.moved),
        chanceBar(`Prediction that moves with other words for ${other}`, second.moved),
      ],
      said: `All heads together look at ${one} ${(first.looked / second.looked).toFixed(1)} times as much as at ${other}, and depend on it less. With other words in first place, that place still gets ${formatProbability(first.lookedAtOther)}: what is there hardly matters.`,
      settled: first.looked > second.looked && first.moved < second.moved,
    };
  },
} satisfies Partial<Measures>;
