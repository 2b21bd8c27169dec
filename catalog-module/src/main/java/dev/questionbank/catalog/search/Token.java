package dev.questionbank.catalog.search;

import java.util.List;

/**
 * A piece of a text that can be looked for.
 *
 * @param text what is compared: folded
 * @param raw what stands in the text, for the stemmers, which want to see accents
 * @param joined the parts written as one word; empty when that is the text already
 * @param parts the words that it is put together of, if any
 */
record Token(Kind kind, String text, String raw, int start, int end, String joined, List<Token> parts) {

    enum Kind {
        WORD,
        /** Words with a mark between them or in one camel's skin, whose parts can be found too: {@code Node.js}. */
        COMPOUND,
        /** Found as a whole alone and only when spelt exactly: {@code C++}, {@code ===}. */
        SYMBOL,
        /** Two neighbours of a script that puts no spaces between words. */
        PAIR,
        /** A single letter of such a script. */
        SINGLE
    }

    static Token of(Kind kind, String text, String raw, int start, int end) {
        return new Token(kind, text, raw, start, end, "", List.of());
    }
}
