package dev.questionbank.access.code;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** How many codes a person tried of late. */
@Component
class TryData implements PersonalData {

    private final Tries tries;

    TryData(Tries tries) {
        this.tries = tries;
    }

    @Override
    public String name() {
        return "codeTries";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        tries.find(account).ifPresent(entries);
    }

    @Override
    public void erase(AccountId account) {
        tries.forget(account);
    }
}
