package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.transfer.KnownQuestion;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a question was before an import changed it, as far as its revisions do not tell. */
record Earlier(
        int revision,
        @Nullable Integer published,
        UUID topic,
        long position,
        @Nullable String source,
        @Nullable String license) {

    private static final JsonMapper JSON = new JsonMapper();

    static Earlier of(KnownQuestion question) {
        return new Earlier(
                question.revision(),
                question.published(),
                question.topic().value(),
                question.position(),
                question.source(),
                question.license());
    }

    static Earlier read(String json) {
        return JSON.readValue(json, Earlier.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
