package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The documents of {@code root-fields.graphql}, by type and field, e.g. {@code Query.topic}. */
public final class RootFields {

    private static final String FILE = "root-fields.graphql";
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^(query|mutation) (\\w+) .*$");

    private RootFields() {}

    /** All documents. */
    public static Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        try {
            DOCUMENT.matcher(new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> documents.put(
                            (found.group(1).equals("query") ? "Query." : "Mutation.") + found.group(2), found.group()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }
}
