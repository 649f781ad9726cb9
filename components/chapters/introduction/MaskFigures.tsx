'use client';

import { classNames } from '@/components/controls/classNames';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { type Family, zoneOf } from '@/components/widgets/who-sees-whom/marks';
import { WhoSeesWhom } from '@/components/widgets/who-sees-whom/WhoSeesWhom';
import { attentionTable } from '@/components/workbench/attention-table';
import styles from './MaskFigures.module.css';

/** The most tokens whose names stand clear beside their rows. */
const MOST_SHOWN = 10;
/** The row told about before anyone points: early enough that all three differ. */
const EARLY = 1;

/** Three masks on the reader's own tokens, side by side; a row marked in one is marked in all. */
export function MaskFigures() {
  const { tokens: all, marked, mark } = useSentence();
  const tokens = all.slice(0, MOST_SHOWN);
  const row =
    marked !== undefined && marked < tokens.length ? marked : Math.min(EARLY, tokens.length - 1);
  const caption = (good: string) =>
    all.length > MOST_SHOWN ? `${good} The first ${MOST_SHOWN} tokens are shown.` : good;
  const mask = (family: Family, name: string) => (
    <WhoSeesWhom family={family} name={name} tokens={tokens} row={row} onRow={mark} />
  );
  const table = (family: Family) => () =>
    attentionTable({ tokens, weight: (query, key) => zoneOf(family, query, key, tokens.length) });
  return (
    <section className={classNames(styles.trio, 'wide')} aria-label="Three masks">
      <Figure
        id="mask-encoder-decoder"
        title="The transformer, 2017"
        sentence
        caption={caption(
          'Encoder and decoder: it reads one text, here the first half, and writes another. Good for translating.',
        )}
        table={table('encoder-decoder')}
      >
        {mask('encoder-decoder', 'The transformer, 2017')}
      </Figure>
      <Figure
        id="mask-encoder"
        title="BERT, 2018"
        sentence
        caption={caption(
          'Encoder only: every token sees both sides. Good for judging a text that is all there, and for filling gaps.',
        )}
        table={table('encoder')}
      >
        {mask('encoder', 'BERT, 2018')}
      </Figure>
      <Figure
        id="mask-decoder"
        title="GPT-2, 2019"
        sentence
        caption={caption(
          'Decoder only: a token sees itself and what came before. Good for continuing a text.',
        )}
        table={table('decoder')}
      >
        {mask('decoder', 'GPT-2, 2019')}
      </Figure>
    </section>
  );
}
