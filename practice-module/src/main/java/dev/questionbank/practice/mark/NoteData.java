package dev.questionbank.practice.mark;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a person noted about questions. */
@Component
class NoteData implements PersonalData {

    private final MarkRepository marks;

    NoteData(MarkRepository marks) {
        this.marks = marks;
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        marks.exportNotes(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        marks.eraseNotes(account);
    }
}
