package dev.questionbank.catalog.text;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.UnaryOperator;

/**
 * Remembers rendered texts, since reading a page must not parse Markdown each time. HTML is a pure function of the
 * Markdown, so the text itself is the key: nothing has to be told of a change, and equal texts are rendered once. The
 * bound is one of characters and not of entries, because texts differ in length by a factor of thousands.
 */
final class HtmlCache {

    /** Of Markdown and HTML together: 32 MiB at most, at two bytes a character. */
    static final long MAX_CHARACTERS = 16L * 1024 * 1024;

    private final LoadingCache<String, String> cache;

    HtmlCache(UnaryOperator<String> renderer, long maxCharacters) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxCharacters)
                .weigher((String markdown, String html) -> markdown.length() + html.length())
                .build(renderer::apply);
    }

    String get(String markdown) {
        return cache.get(markdown);
    }

    /** Of what is remembered, once all that is too much has been forgotten. */
    long characters() {
        cache.cleanUp();
        return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
