package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.RichText;
import dev.questionbank.catalog.Significance;
import dev.questionbank.db.graphql.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A revision as the schema has it. */
record Revision(
        int number,
        QuestionState state,
        String title,
        RichText prompt,
        @Nullable RichText answer,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        List<String> tags,
        Significance significance,
        @Nullable Author author,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    /** Who wrote it: nothing but the account's id. */
    record Author(String id) {

        static @Nullable Author of(@Nullable UUID account) {
            return account == null ? null : new Author(new NodeId("account", account).toString());
        }
    }

    static Revision of(CuratedRevision revision, QuestionState state) {
        QuestionContent content = revision.content();
        String answer = content.answer();
        return new Revision(
                revision.number(),
                state,
                content.title(),
                new RichText(content.prompt()),
                answer == null ? null : new RichText(answer),
                content.difficulty(),
                content.kind(),
                content.tags(),
                revision.significance(),
                Author.of(revision.authorId()),
                revision.createdAt(),
                revision.publishedAt());
    }
}
