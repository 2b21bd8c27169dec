package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** How a person wants to practise. */
@Component
class SettingsData implements PersonalData {

    private final MemberRepository members;

    SettingsData(MemberRepository members) {
        this.members = members;
    }

    @Override
    public String name() {
        return "practiceSettings";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        members.find(account).ifPresent(entries);
    }

    @Override
    public void erase(AccountId account) {
        members.erase(account);
    }
}
