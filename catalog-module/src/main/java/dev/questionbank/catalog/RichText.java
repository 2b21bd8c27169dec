package dev.questionbank.catalog;

import dev.questionbank.catalog.text.Markdown;

/**
 * A text as its author wrote it, and as a page can show it.
 *
 * @param markdown GitHub-flavoured Markdown
 */
public record RichText(String markdown) {

    /** Safe HTML: everything that is not allowed by name is gone. */
    public String html() {
        return Markdown.toHtml(markdown);
    }
}
