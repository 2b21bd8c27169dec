package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.publication.Publication;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins to write into the bank. */
@Component
public class BankSessions {

    private final BankRepository bank;
    private final KnownQuestionRepository questions;
    private final BankRevisionRepository revisions;
    private final RemovalRepository removals;
    private final Publication publication;

    BankSessions(
            BankRepository bank,
            KnownQuestionRepository questions,
            BankRevisionRepository revisions,
            RemovalRepository removals,
            Publication publication) {
        this.bank = bank;
        this.questions = questions;
        this.revisions = revisions;
        this.removals = removals;
        this.publication = publication;
    }

    /**
     * A session that ends with the transaction.
     *
     * @param publish whether readers see at once what is written; otherwise it stands beside what they see
     * @param author the account that what is written is of; null for an operator's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankSession begin(boolean publish, @Nullable UUID author) {
        return new BankSession(bank, revisions, publication, publish, author);
    }

    /** Begins to take back what such a session wrote; ends with the transaction, too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankReversal beginReversal(UUID author) {
        return new BankReversal(bank, questions, revisions, removals, publication, author);
    }
}
