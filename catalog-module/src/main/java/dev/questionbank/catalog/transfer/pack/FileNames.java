package dev.questionbank.catalog.transfer.pack;

import dev.questionbank.catalog.publication.Slugs;
import java.util.HashMap;
import java.util.Map;

/** Names files of one folder after titles; equal ones are numbered in their order. */
final class FileNames {

    private static final String ENDING = ".md";

    private final Map<String, Integer> taken = new HashMap<>(Map.of(TopicPage.FILE, 1));

    String next(String title) {
        String base = Slugs.base(title);
        String name = base + ENDING;
        while (taken.merge(name, 1, Integer::sum) > 1) {
            name = base + "-" + taken.merge(base, 2, (last, two) -> last + 1) + ENDING;
        }
        return name;
    }
}
