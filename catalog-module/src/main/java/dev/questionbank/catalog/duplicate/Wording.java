package dev.questionbank.catalog.duplicate;

import java.util.List;
import java.util.Locale;

/**
 * What questions are compared by.
 *
 * @param prompt Markdown
 * @param language the tag that says which one the texts are in; empty for English
 */
public record Wording(String title, String prompt, String language) {

    private static final String LANGUAGE = "lang:";

    /** Of a question with tags of these names. */
    public static Wording of(String title, String prompt, List<String> tags) {
        return new Wording(
                title,
                prompt,
                tags.stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .filter(tag -> tag.startsWith(LANGUAGE))
                        .findFirst()
                        .orElse(""));
    }
}
