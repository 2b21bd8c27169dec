package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank, as far as a row of a file has to be compared with it.
 *
 * @param topicSlug of its topic
 * @param position its place in the topic
 * @param revision its newest one
 * @param published the one that readers see; null when they never saw any
 * @param version counts the changes of the question
 * @param externalId its name in the bank that it came from
 * @param hash of the row that it was loaded from
 */
public record KnownQuestion(
        QuestionId id,
        TopicId topic,
        String topicSlug,
        long position,
        QuestionState state,
        int revision,
        @Nullable Integer published,
        int version,
        @Nullable String externalId,
        @Nullable ByteBuffer hash,
        @Nullable String source,
        @Nullable String license) {

    static final int FIRST_REVISION = 1;

    /** Whether nobody wrote anything about it since it was loaded. */
    boolean isAsLoaded() {
        return revision == FIRST_REVISION;
    }

    /** Whether readers do not see its newest revision. */
    boolean isDraft() {
        return published == null || published != revision;
    }

    /** The same with a revision more. */
    KnownQuestion withNewest(int number) {
        return new KnownQuestion(
                id, topic, topicSlug, position, state, number, published, version, externalId, hash, source, license);
    }

    /** Whether a row says the same of source and license, as far as it says anything of them. */
    boolean isFrom(@Nullable String rowSource, @Nullable String rowLicense) {
        return (rowSource == null || rowSource.equals(source)) && (rowLicense == null || rowLicense.equals(license));
    }
}
