package dev.questionbank.practice.list;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The lists that a person made. */
@Component
class ListData implements PersonalData {

    private final ListRepository lists;

    ListData(ListRepository lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "practiceLists";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        lists.export(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        lists.erase(account);
    }
}
