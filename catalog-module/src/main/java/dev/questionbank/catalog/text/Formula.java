package dev.questionbank.catalog.text;

import org.commonmark.node.CustomNode;

/** Mathematics, exactly as written and with its delimiters: the client sets it. */
final class Formula extends CustomNode {

    private final String source;

    Formula(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }
}
