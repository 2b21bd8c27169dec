package dev.questionbank.catalog.text;

/**
 * The shape of a text, as far as it decides how long parsing takes. No honest text comes near the limits.
 *
 * @param lines how many there are
 * @param bars the most of them in one line, so about the columns of the widest table
 */
record TextSize(long lines, long bars) {

    /** The parser looks back to the beginning of a paragraph at each of its lines. */
    private static final long MAX_LINES = 20_000;

    /**
     * A row of a table is filled up to the width of its head, so that a wide head and many short rows make cells by the
     * million out of a short text.
     */
    private static final long MAX_CELLS = 250_000;

    static TextSize of(String markdown) {
        long lines = 1;
        long most = 0;
        long bars = 0;
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\n' || c == '\r') {
                lines++;
                bars = 0;
            } else if (c == '|') {
                bars++;
                most = Math.max(most, bars);
            }
        }
        return new TextSize(lines, most);
    }

    boolean tooLong() {
        return lines > MAX_LINES;
    }

    boolean tooWide() {
        return bars * lines > MAX_CELLS;
    }
}
