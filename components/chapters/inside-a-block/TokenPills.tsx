import { Pills } from '@/components/controls/Pills';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** The token that is looked at, out of those that are drawn. */
export function TokenPills({
  tokens,
  at,
  onChoose,
}: {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly onChoose: (position: number) => void;
}) {
  return (
    <Pills
      label="Token"
      value={at}
      options={tokens.map((token, value) => ({ value, label: <bdi>{tokenLabel(token)}</bdi> }))}
      onChange={onChoose}
    />
  );
}
