package dev.questionbank.practice.session;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The sessions that a person had. */
@Component
class SessionData implements PersonalData {

    private final SessionRepository sessions;

    SessionData(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "practiceSessions";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        sessions.export(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        sessions.erase(account);
    }
}
