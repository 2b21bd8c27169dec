package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.TopicId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * All that filters and facets ask of a question. Many questions share one, so the index holds it once and a number for each
 * question; a search then counts numbers and looks at the few combinations behind them.
 */
record Combination(
        TopicId topic,
        String topicSlug,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        boolean isPreview,
        List<String> tags) {

    static Combination of(SearchDocument document) {
        return new Combination(
                document.topicId(),
                document.topicSlug(),
                document.difficulty(),
                document.kind(),
                document.isPreview(),
                document.tags().stream().map(Tag::slug).distinct().sorted().toList());
    }

    boolean isReadableWith(ReadingRights rights) {
        return isPreview || rights.grantFor(topic).isPresent();
    }

    BytesRef bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(topic.value().getMostSignificantBits());
            out.writeLong(topic.value().getLeastSignificantBits());
            out.writeUTF(topicSlug);
            out.writeByte(difficulty == null ? -1 : difficulty.ordinal());
            out.writeByte(kind == null ? -1 : kind.ordinal());
            out.writeBoolean(isPreview);
            out.writeShort(tags.size());
            for (String tag : tags) {
                out.writeUTF(tag);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    static Combination of(BytesRef bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
        TopicId topic = new TopicId(new UUID(in.readLong(), in.readLong()));
        String topicSlug = in.readUTF().intern();
        int difficulty = in.readByte();
        int kind = in.readByte();
        boolean isPreview = in.readBoolean();
        int tagCount = in.readShort();
        List<String> tags = new ArrayList<>(tagCount);
        for (int i = 0; i < tagCount; i++) {
            tags.add(in.readUTF().intern());
        }
        return new Combination(
                topic,
                topicSlug,
                difficulty < 0 ? null : Difficulty.values()[difficulty],
                kind < 0 ? null : Kind.values()[kind],
                isPreview,
                List.copyOf(tags));
    }
}
