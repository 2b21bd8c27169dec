package dev.questionbank.catalog.search;

import java.util.List;

/**
 * The terms of the index that count as a word of the query.
 *
 * @param open to be looked for in public text
 * @param locked to be looked for in locked text that the reader may read
 * @param rarity what the word is worth: its inverse frequency in public text
 */
record Variants(Token word, List<Variant> open, List<Variant> locked, float rarity) {

    /** A term and how good it is, where 1 is the word itself. */
    record Variant(String term, float weight) {}
}
