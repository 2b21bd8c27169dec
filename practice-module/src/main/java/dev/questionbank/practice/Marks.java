package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bookmarks and notes: what a member leaves at questions, for nobody else to see. */
@Service
class Marks {

    private static final int MAX_NOTE = 20_000;

    private final MarkRepository marks;
    private final Catalog catalog;
    private final Clock clock;

    Marks(MarkRepository marks, Catalog catalog, Clock clock) {
        this.marks = marks;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code setBookmark}. */
    record Bookmark(String questionId, boolean bookmarked) {}

    /** Input of {@code saveNote}; an empty note removes it. */
    record Note(String questionId, @Nullable String note) {}

    /** @throws Refused when there is no such question; a locked one can be bookmarked */
    @Transactional
    QuestionId bookmark(Bookmark input, AccountId member, ReadingRights rights) {
        QuestionId question = existing(input.questionId(), rights);
        if (input.bookmarked()) {
            marks.bookmark(member, question, clock.instant());
        } else {
            marks.removeBookmark(member, question);
        }
        return question;
    }

    /** @throws Refused when there is no such question, or the note is too long */
    @Transactional
    QuestionId save(Note input, AccountId member, ReadingRights rights) {
        String note = input.note();
        new InputCheck().optionalText("note", note, MAX_NOTE).refuseIfWrong();
        QuestionId question = existing(input.questionId(), rights);
        if (note == null || note.isBlank()) {
            marks.removeNote(member, question);
        } else {
            marks.saveNote(member, question, note, clock.instant());
        }
        return question;
    }

    private QuestionId existing(String id, ReadingRights rights) {
        return QuestionId.parse(id)
                .filter(parsed -> catalog.findQuestion(parsed, rights).isPresent())
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question"));
    }
}
