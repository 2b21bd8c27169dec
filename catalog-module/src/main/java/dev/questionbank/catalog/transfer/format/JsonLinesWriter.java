package dev.questionbank.catalog.transfer.format;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes what {@link JsonLinesReader} reads: every key in every line, in the order of the record. */
final class JsonLinesWriter implements RowWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private final JsonGenerator json;
    private boolean empty = true;

    JsonLinesWriter(OutputStream out) {
        json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    @Override
    public void write(BankRow row) {
        empty = false;
        json.writeStartObject();
        write("topic", row.topic());
        write("topicTitle", row.topicTitle());
        write("title", row.title());
        write("prompt", row.prompt());
        write("answer", row.answer());
        write("difficulty", row.difficulty() == null ? null : row.difficulty().name());
        write("kind", row.kind() == null ? null : row.kind().name());
        json.writeName("tags");
        json.writeStartArray();
        row.tags().forEach(json::writeString);
        json.writeEndArray();
        write("source", row.source());
        write("license", row.license());
        write("externalId", row.externalId());
        json.writeEndObject();
    }

    private void write(String key, @Nullable String text) {
        json.writeName(key);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    @Override
    public void close() {
        if (!empty) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
