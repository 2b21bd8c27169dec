package dev.questionbank.practice.mark;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Where a person left bookmarks. */
@Component
class BookmarkData implements PersonalData {

    private final MarkRepository marks;

    BookmarkData(MarkRepository marks) {
        this.marks = marks;
    }

    @Override
    public String name() {
        return "bookmarks";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        marks.exportBookmarks(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        marks.eraseBookmarks(account);
    }
}
