package dev.questionbank.catalog;

import java.util.List;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the names of a revision's tags as a JSON array of texts, in their order. */
public final class TagNamesConverter extends AbstractConverter<String, List<String>> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    /** Used by generated code. */
    @SuppressWarnings("unchecked") // a class literal knows nothing of type arguments
    public TagNamesConverter() {
        super(String.class, (Class<List<String>>) (Class<?>) List.class);
    }

    @Override
    public @Nullable List<String> from(@Nullable String json) {
        return json == null ? null : List.copyOf(JSON.readValue(json, NAMES));
    }

    @Override
    public @Nullable String to(@Nullable List<String> names) {
        return names == null ? null : JSON.writeValueAsString(names);
    }
}
