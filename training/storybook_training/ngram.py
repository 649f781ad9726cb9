"""An interpolated n-gram model of tokens: modified Kneser-Ney smoothing, the baseline to beat.

Chen and Goodman, "An empirical study of smoothing techniques for language modeling" (1999): each
order's counts are discounted by D1, D2 or D3+ (by the count), the mass freed goes to the next
shorter context, and all orders but the longest count in how many different contexts an n-gram was
seen, instead of how often.

An n-gram is one number, the first token in the highest bits, so counting is sorting.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BITS = 12  # of a token id: a vocabulary of at most 4,096


def packed(stream: np.ndarray, order: int) -> np.ndarray:
    """All n-grams of the stream: entry i is stream[i : i + order], as one uint64."""
    count = max(0, len(stream) - order + 1)
    result = np.zeros(count, dtype=np.uint64)
    for offset in range(order):
        result = (result << np.uint64(BITS)) | stream[offset : offset + count].astype(np.uint64)
    return result


@dataclass(frozen=True)
class Order:
    """The counts of one length of n-gram, sorted, and what each of its contexts adds up to."""

    ngrams: np.ndarray
    counts: np.ndarray
    contexts: np.ndarray
    totals: np.ndarray  # of the counts after each context
    freed: np.ndarray  # mass that discounting took from each context, as a count
    discounts: np.ndarray  # [4]: by min(count, 3)

    @classmethod
    def of(cls, ngrams: np.ndarray, counts: np.ndarray) -> Order:
        """Discounts as Chen and Goodman estimate them from the counts of counts.

        The least is 0.1, so that no token becomes impossible where the estimate would be negative.
        """
        seen = [max(1, int((counts == number).sum())) for number in (1, 2, 3, 4)]
        share = seen[0] / (seen[0] + 2 * seen[1])
        discounts = np.array(
            [0.0, *(n - (n + 1) * share * seen[n] / seen[n - 1] for n in (1, 2, 3))]
        )
        discounts = np.clip(discounts, [0.0, 0.1, 0.1, 0.1], [0.0, 1.0, 2.0, 3.0])
        contexts, starts = np.unique(ngrams >> np.uint64(BITS), return_index=True)
        taken = discounts[np.minimum(counts, 3)]
        totals, freed = np.add.reduceat(counts, starts), np.add.reduceat(taken, starts)
        return cls(ngrams, counts, contexts, totals, freed, discounts)

    def refine(self, wanted: np.ndarray, shorter: np.ndarray) -> np.ndarray:
        """Probabilities of the n-grams' last tokens, given those of the next shorter order."""
        context, known = _find(self.contexts, wanted >> np.uint64(BITS))
        ngram, seen = _find(self.ngrams, wanted)
        count = np.where(seen, self.counts[ngram], 0)
        kept = count - self.discounts[np.minimum(count, 3)]
        mixed = (kept + self.freed[context] * shorter) / self.totals[context]
        return np.where(known, mixed, shorter)


def _find(table: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(index, found) of each wanted entry in a sorted table."""
    index = np.minimum(np.searchsorted(table, wanted), len(table) - 1)
    return index, table[index] == wanted


class NgramModel:
    """Counts of 1 .. `order` tokens (at most 5) of a stream."""

    def __init__(self, stream: np.ndarray, order: int, vocab_size: int):
        assert 1 < order <= 64 // BITS and vocab_size <= 1 << BITS
        self.order, self.vocab_size = order, vocab_size
        ngrams, counts = np.unique(packed(stream, order), return_counts=True)
        orders = [Order.of(ngrams, counts)]
        for shorter in range(order - 1, 0, -1):
            suffix = np.uint64((1 << (BITS * shorter)) - 1)
            ngrams, counts = np.unique(ngrams & suffix, return_counts=True)
            orders.append(Order.of(ngrams, counts))
        self.orders = orders[::-1]

    def nats(self, stream: np.ndarray) -> np.ndarray:
        """Minus the log-probability of each of stream[1:], from up to order - 1 tokens before."""
        length = len(stream) - 1
        probability = np.full(length, 1 / self.vocab_size)
        for number, order in enumerate(self.orders, 1):
            first = max(0, number - 2)  # targets before it have too short a past for this order
            wanted = packed(stream, number)[max(0, 2 - number) :]
            probability[first:] = order.refine(wanted, probability[first:])
        return -np.log(probability)
