/** A story that nobody trained on, for what needs a longer text than a sentence: some 150 tokens. */
export const PASSAGE =
  'An old fisherman lived with his daughter in a hut by the sea. Every morning he rowed out before the sun was up, and every evening she stood on the shore and waited for his boat. One day in autumn a storm came over the water. The waves rose as high as the roof, and the wind broke the mast of the boat in two. The fisherman held on to a plank and thought of his daughter. Then a great white bird came down out of the clouds and said to him, "Take hold of my feet, and do not be afraid." So he took hold of them, and the bird carried him over the sea to the shore. There the girl ran to meet him, and they both wept for joy.';

/** How many of its tokens are read before one of them is forgotten, and how many are forgotten. */
export const SINKS = { read: 64, forget: 8 } as const;
