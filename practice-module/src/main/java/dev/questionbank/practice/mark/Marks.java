package dev.questionbank.practice.mark;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.ReviewLog;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bookmarks and notes: what a member leaves at questions, for nobody else to see. */
@Service
class Marks {

    private static final int MAX_NOTE = 20_000;
    private static final int MAX_MARKS = 10_000;

    private final ReviewLog log;
    private final MarkRepository marks;
    private final Catalog catalog;
    private final Clock clock;

    Marks(ReviewLog log, MarkRepository marks, Catalog catalog, Clock clock) {
        this.log = log;
        this.marks = marks;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code setBookmark}. */
    record Bookmark(String questionId, boolean bookmarked) {}

    /** Input of {@code saveNote}; an empty note removes it. */
    record Note(String questionId, @Nullable String note) {}

    /**
     * A locked question can be bookmarked.
     *
     * @throws Refused when there is no such question, or there are too many bookmarks
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public QuestionId bookmark(Bookmark input, AccountId member, ReadingRights rights) {
        log.hold(member);
        QuestionId question = existing(input.questionId(), rights);
        if (input.bookmarked()) {
            refuseIfFull(member, question, MarkRepository.Mark::isBookmarked, marks.bookmarks(member), "bookmarks");
            marks.bookmark(member, question, clock.instant());
        } else {
            marks.removeBookmark(member, question);
        }
        return question;
    }

    /**
     * @throws Refused when there is no such question, the note is too long, or there are too many
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public QuestionId save(Note input, AccountId member, ReadingRights rights) {
        String note = input.note();
        new InputCheck().optionalText("note", note, MAX_NOTE).refuseIfWrong();
        log.hold(member);
        QuestionId question = existing(input.questionId(), rights);
        if (note == null || note.isBlank()) {
            marks.removeNote(member, question);
        } else {
            refuseIfFull(member, question, mark -> mark.note() != null, marks.notes(member), "notes");
            marks.saveNote(member, question, note, clock.instant());
        }
        return question;
    }

    private void refuseIfFull(
            AccountId member, QuestionId question, Predicate<MarkRepository.Mark> isMarked, int number, String what) {
        if (number >= MAX_MARKS
                && !isMarked.test(
                        marks.list(member, List.of(question)).getOrDefault(question, MarkRepository.Mark.NONE))) {
            throw new Refused(
                    UserError.Code.LIMIT_REACHED, "questionId", "there can be at most " + MAX_MARKS + " " + what);
        }
    }

    private QuestionId existing(String id, ReadingRights rights) {
        return QuestionId.parse(id)
                .filter(parsed -> catalog.findQuestion(parsed, rights).isPresent())
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question"));
    }
}
