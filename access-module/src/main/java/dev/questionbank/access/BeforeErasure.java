package dev.questionbank.access;

/** Something outside of the database that has to end before an account is erased. */
public interface BeforeErasure {

    /**
     * Ends what the person would be held to afterwards, e.g. a subscription that is charged again and again. Called outside
     * of any transaction, maybe again for what ended before. When it throws, nothing is erased.
     */
    void endObligations(AccountId account);
}
