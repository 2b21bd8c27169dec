package dev.questionbank.catalog.text;

import java.util.List;

/** The links and images of a text that no page can show, as can be told from the text alone. */
public final class BrokenLinks {

    private BrokenLinks() {}

    public static List<WrittenLink> of(String markdown) {
        return Markdown.links(markdown).stream().filter(WrittenLink::isBroken).toList();
    }
}
